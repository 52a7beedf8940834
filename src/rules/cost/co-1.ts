import { bastionHost } from '../../catalog/bastion-host/spec';
import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { privateImage } from '../../catalog/ecs-service/registry';
import { ecsService } from '../../catalog/ecs-service/spec';
import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { vpc } from '../../catalog/vpc/spec';
import type { Design } from '../../design';
import { groupBy } from '../../kit/group-by';
import type { JsonObject } from '../../kit/json';
import { remember } from '../../kit/memo';
import { plural } from '../../kit/words';
import type { Model, ModelNode, Network } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { endpointFor, GATEWAY_ENDPOINTS, INTERFACE_ENDPOINTS } from '../endpoints';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { nameOf, namesOf } from '../subjects';

/** Prices of us-east-1, mid-2025, in USD a month: a gateway with its address, and an endpoint in one zone. */
const NAT_MONTHLY = 36.5;
const ENDPOINT_MONTHLY = 7.3;

/** What every task and server calls (NW-3, NW-12). */
const ALWAYS = [
  'ssm',
  'ssmmessages',
  'ec2messages',
  'secretsmanager',
  'logs',
  'ecr.api',
  'ecr.dkr',
];
const FOR_SERVERS = ['ecs', 'ecs-agent', 'ecs-telemetry'];
interface Egress {
  readonly nodes: readonly ModelNode[];
  readonly interfaces: readonly string[];
}

/** What stands in application tiers, by VPC. */
const applicationsBy = remember((model: Model) =>
  groupBy(
    model.nodes.filter(
      ({ id, spec }) => spec.exported && !spec.container && model.tierOf(id) === 'app',
    ),
    ({ id }) => model.networkOf(id)?.vpc,
  ),
);

/** What of a VPC leaves through NAT, where all of it is known and has an endpoint; null where something is not. */
function egressOf(model: Model, network: Network): Egress | null {
  const nodes = applicationsBy(model).get(network.vpc) ?? [];
  const callers = nodes.filter(({ spec }) =>
    spec.can.some((one) => one === 'compute' || one === 'function'),
  );
  const calling = new Set(callers.map(({ id }) => id));
  const wanted = new Set(ALWAYS);
  for (const node of nodes) {
    // What servers install, and where people go from a bastion host, is not drawn.
    if (model.is(node, autoScalingGroup) || model.is(node, bastionHost)) return null;
    if (model.edgesFrom(node.id).some(({ to }) => model.get(to).spec.can.includes('external')))
      return null;
    if (model.is(node, ecsService)) {
      if (privateImage(node.params.image)?.region !== network.region) return null;
      if (isOnEc2(node.params)) for (const one of FOR_SERVERS) wanted.add(one);
    }
  }
  for (const { to, resource } of model.access) {
    if (!calling.has(to)) continue;
    const { spec } = model.get(resource);
    // Endpoints lead to their own region.
    if (model.regionName(resource) !== network.region) return null;
    if (model.networkOf(resource)?.vpc === network.vpc) continue;
    const endpoint = endpointFor(spec.can, INTERFACE_ENDPOINTS);
    if (endpoint !== undefined) wanted.add(endpoint);
    else if (endpointFor(spec.can, GATEWAY_ENDPOINTS) === undefined) return null;
  }
  return callers.length > 0 ? { nodes: callers, interfaces: [...wanted] } : null;
}

const OWN = { image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1.4' };
const own = (network: JsonObject = {}, more: JsonObject = {}): (() => Design) =>
  services({ shop: { ...OWN, ...more }, payments: OWN, vpc: network });

export const co1 = defineRule('cost/co-1', {
  title: 'NAT carries more than calls of AWS',
  why: 'A NAT gateway is paid by the hour and by the byte. Where all that leaves goes to services of AWS, endpoints take it for less, and keep it off the internet.',
  severity: 'info',
  maps: { wellArchitected: ['COST', 'SEC'] },
  *check(model) {
    for (const node of model.ofKind(vpc)) {
      const network = model.networkOf(node.id);
      if (!network || network.isExisting || network.natZones.length === 0) continue;
      const egress = egressOf(model, network);
      if (!egress) continue;
      const { interfaceEndpoints } = node.params;
      const all = vpc.fields.interfaceEndpoints.options
        .map(({ value }) => value)
        .filter((one) => interfaceEndpoints.includes(one) || egress.interfaces.includes(one));
      const added = all.length - interfaceEndpoints.filter((one) => all.includes(one)).length;
      const saved = Math.floor(
        network.natZones.length * NAT_MONTHLY - added * network.zones.length * ENDPOINT_MONTHLY,
      );
      const subject = { nodes: [node.id] };
      if (saved < 1) {
        yield pass(subject, `${nameOf(node)}: endpoints would cost no less than NAT.`);
        continue;
      }
      const names = namesOf(
        model,
        egress.nodes.slice(0, 3).map(({ id }) => id),
      );
      yield fail(
        subject,
        `${nameOf(node)}: as drawn, ${names} call nothing outside of AWS; ${plural(added, 'more endpoint')} instead of ${plural(network.natZones.length, 'NAT gateway')} would cost about ${saved} USD a month less, at the prices of us-east-1.`,
        {
          field: { node: node.id, name: 'nat' },
          // Whether the drawing tells all that is called, a person knows. Without NAT a routed data tier would lead to the internet gateway.
          fixes: network.tiers.some(
            ({ role, defaultRoute }) => role === 'data' && defaultRoute === 'nat',
          )
            ? []
            : [
                setParams(
                  node,
                  {
                    nat: 'none',
                    interfaceEndpoints: all,
                    gatewayEndpoints: vpc.fields.gatewayEndpoints.options.map(({ value }) => value),
                  },
                  'Use endpoints instead of NAT',
                  false,
                ),
              ],
        },
      );
    }
  },
  examples: {
    good: [
      services(),
      own({ nat: 'single' }),
      own({ interfaceEndpoints: [], nat: 'single' }),
      services({
        shop: OWN,
        payments: OWN,
        more: (design, { shop }) => {
          const bank = design.node('external-system', { label: 'Bank' });
          design.edge('talks-to', shop, bank);
        },
      }),
    ],
    bad: [
      own(),
      own({ interfaceEndpoints: [...ALWAYS, ...FOR_SERVERS] }, { capacity: 'ec2' }),
      services({
        shop: OWN,
        payments: OWN,
        more: (design, { shop, region }) => {
          const queue = design.node('sqs-queue', { label: 'Orders', parent: region });
          design.edge('sends-to', shop, queue);
        },
      }),
    ],
  },
});
