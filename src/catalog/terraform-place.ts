import type { Expression } from '../codegen/hcl';
import type { TierRole } from '../spec/kind-spec';
import type { ModelNode } from '../spec/model';
import type { Terraform, VpcFacet } from '../exporters/terraform';

/** Where a node of a tier ends up: its VPC and the subnets that it uses. */
interface Place {
  readonly vpc: VpcFacet;
  readonly role: TierRole;
  /** One per zone. */
  readonly subnets: Expression;
  readonly firstSubnet: Expression;
  /** What must be there before the node has its way out. */
  readonly egress: readonly Expression[];
}

/** Why a node of a tier cannot be exported: it has no subnet to stand in. */
export function whyUnplaced(node: ModelNode, t: Terraform): string | null {
  const network = t.model.networkOf(node.id);
  if (!network || t.facet(network.vpc, 'vpc') === null) return 'it lies in no VPC.';
  const role = t.model.tierOf(node.id);
  if (role === null) return 'it lies in no tier of the VPC.';
  return network.isExisting ||
    network.subnets.some((subnet) => subnet.tier === role && subnet.cidr !== null)
    ? null
    : `the ${role} tier has no subnet that fits into the VPC.`;
}

export function placeOf(node: ModelNode, t: Terraform): Place | null {
  const network = t.model.networkOf(node.id);
  const role = t.model.tierOf(node.id);
  const vpc = network && t.facet(network.vpc, 'vpc');
  if (!vpc || role === null) return null;
  return {
    vpc,
    role,
    subnets: vpc.subnets(role),
    firstSubnet: vpc.firstSubnet(role),
    egress: vpc.egress,
  };
}
