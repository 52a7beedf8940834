import type { Expression } from '../codegen/typescript';
import type { VpcFacet } from '../exporters/cdk';
import type { Scope } from '../exporters/cdk';
import type { TierRole } from '../spec/kind-spec';
import type { ModelNode } from '../spec/model';

/** Where a node of a tier ends up: its VPC and the subnets that it uses. */
interface Place {
  readonly vpc: VpcFacet;
  readonly role: TierRole;
  /** A `SubnetSelection`, one subnet per zone. */
  readonly subnets: Expression;
  readonly firstSubnet: Expression;
}

/** Why a node of a tier cannot be exported: it has no subnet to stand in. */
export function whyUnplaced(node: ModelNode, c: Scope): string | null {
  const network = c.model.networkOf(node.id);
  if (!network || c.facet(network.vpc, 'vpc') === null) return 'it lies in no VPC.';
  const role = c.model.tierOf(node.id);
  if (role === null) return 'it lies in no tier of the VPC.';
  return network.isExisting ||
    network.subnets.some((subnet) => subnet.tier === role && subnet.cidr !== null)
    ? null
    : `the ${role} tier has no subnet that fits into the VPC.`;
}

export function placeOf(node: ModelNode, c: Scope): Place | null {
  const network = c.model.networkOf(node.id);
  const role = c.model.tierOf(node.id);
  const vpc = network && c.facet(network.vpc, 'vpc');
  if (!vpc || role === null) return null;
  return { vpc, role, subnets: vpc.subnets(role), firstSubnet: vpc.someSubnets(role, 1) };
}
