import type { Expression, Statement } from '../codegen/typescript';
import { acknowledgeRule, type Scope, type VpcFacet } from '../exporters/cdk';
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

/** CloudFormation warns of whatever says the name of its zone. */
export const acknowledgeZone = (c: Scope, construct: Expression): Statement =>
  acknowledgeRule(
    c,
    construct,
    'CloudFormation-Validate::W3010',
    'Its zone is chosen: the design says what stands in which, and AWS would take any.',
  );
