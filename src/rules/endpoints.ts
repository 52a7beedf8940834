import { vpc } from '../catalog/vpc/spec';
import type { NodeId } from '../design';
import type { ParamsOf } from '../spec/fields';
import type { Capability } from '../spec/kind-spec';
import type { Model, ModelNode } from '../spec/model';

/** What carries calls of a service of AWS out of a VPC without NAT: an interface endpoint, by what is called. */
export const INTERFACE_ENDPOINTS: Partial<Record<Capability, string>> = {
  queue: 'sqs',
  topic: 'sns',
  function: 'lambda',
};
/** A gateway endpoint, which costs nothing. */
export const GATEWAY_ENDPOINTS: Partial<Record<Capability, string>> = {
  'object-store': 's3',
  table: 'dynamodb',
};

export const endpointFor = (
  can: readonly Capability[],
  endpoints: Partial<Record<Capability, string>>,
): string | undefined => can.map((one) => endpoints[one]).find((one) => one !== undefined);

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

/** Whether what stands in a VPC, or one node of it, calls what its endpoints do not lead to: without NAT it gets no answer (NW-13). */
export function callsBeyond(
  model: Model,
  home: Vpc,
  given: { readonly interfaceEndpoints?: readonly string[] } = {},
  who: NodeId | null = null,
): boolean {
  const { interfaceEndpoints, gatewayEndpoints } = { ...home.params, ...given };
  const region = model.regionName(home.id);
  return model.access.some(({ to, resource }) => {
    const isInside = (id: NodeId): boolean => model.networkOf(id)?.vpc === home.id;
    if ((who !== null && to !== who) || !isInside(to) || isInside(resource)) return false;
    const { can } = model.get(resource).spec;
    const byInterface = endpointFor(can, INTERFACE_ENDPOINTS);
    const endpoint = byInterface ?? endpointFor(can, GATEWAY_ENDPOINTS);
    const there = byInterface === undefined ? gatewayEndpoints : interfaceEndpoints;
    return (
      endpoint !== undefined && (model.regionName(resource) !== region || !there.includes(endpoint))
    );
  });
}

/** Whether a node would reach what it calls from the application tier: by NAT, or by the endpoints that there are (NW-13). */
export function canCallFromApp(model: Model, { id }: ModelNode): boolean {
  const network = model.networkOf(id);
  const home = network && model.ofKind(vpc).find((one) => one.id === network.vpc);
  return !home || network.natZones.length > 0 || !callsBeyond(model, home, {}, id);
}
