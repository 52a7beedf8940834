import type { Expression } from '../codegen/typescript';
import type { VpcFacet } from '../exporters/cdk';
import type { Scope } from '../exporters/cdk';
import type { TierRole } from '../spec/kind-spec';
import type { ModelNode } from '../spec/model';
import { whyUnplaced as whyWithoutSubnet } from './unplaced';

/** Where a node of a tier ends up: its VPC and the subnets that it uses. */
interface Place {
  readonly vpc: VpcFacet;
  readonly role: TierRole;
  /** A `SubnetSelection`, one subnet per zone. */
  readonly subnets: Expression;
  readonly firstSubnet: Expression;
}

export const whyUnplaced = (node: ModelNode, c: Scope): string | null =>
  whyWithoutSubnet(node, c.model, ({ vpc }) => c.facet(vpc, 'vpc') !== null);

export function placeOf(node: ModelNode, c: Scope): Place | null {
  const network = c.model.networkOf(node.id);
  const role = c.model.tierOf(node.id);
  const vpc = network && c.facet(network.vpc, 'vpc');
  if (!vpc || role === null) return null;
  return { vpc, role, subnets: vpc.subnets(role), firstSubnet: vpc.someSubnets(role, 1) };
}
