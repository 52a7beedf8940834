import type { Expression, ObjectEntry } from '../codegen/typescript';
import type { Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';
import { toldEntries } from './environment';

/** What the drawn connections tell a compute node. All of it is text. */
export const wiredEntries = (node: ModelNode, c: Scope): readonly ObjectEntry[] =>
  toldEntries<Expression>(c.plan.wiresTo.get(node.id) ?? [], {
    lent: (from, value) => c.facet(from, value),
    region: (from) => c.cdk.regionOf(c.model.get(from)),
    port: (from) => String(c.model.portOf(from)),
    secretArn: (owner) => c.facet(owner, 'secret')?.arn ?? null,
  });
