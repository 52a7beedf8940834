import type { Entry, Expression } from '../codegen/hcl';
import type { Terraform } from '../exporters/terraform';
import type { ModelNode } from '../spec/model';
import { toldEntries } from './environment';
import { secretArn } from './terraform-access';

/** What the drawn connections tell a compute node. */
export const wiredEntries = (node: ModelNode, t: Terraform): readonly Entry[] =>
  toldEntries<Expression>(t.plan.wiresTo.get(node.id) ?? [], {
    lent: (from, value) => t.facet(from, value),
    region: (from) => t.region(t.model.get(from)),
    port: (from) => t.model.portOf(from),
    secretArn: (owner) => secretArn(owner, node, t),
  });
