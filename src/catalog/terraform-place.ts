import type { Expression } from '../codegen/hcl';
import type { TierRole } from '../spec/kind-spec';
import type { ModelNode } from '../spec/model';
import type { Terraform, VpcFacet } from '../exporters/terraform';
import { whyUnplaced as whyWithoutSubnet } from './unplaced';

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

export const whyUnplaced = (node: ModelNode, t: Terraform): string | null =>
  whyWithoutSubnet(node, t.model, ({ vpc }) => t.facet(vpc, 'vpc') !== null);

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
