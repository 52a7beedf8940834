import type { lambdaFunction } from '../catalog/lambda-function/spec';
import { triggers } from '../catalog/verbs/triggers';
import type { ParamsOf } from '../spec/fields';
import type { Model, ModelNode } from '../spec/model';

export type Lambda = ModelNode<ParamsOf<typeof lambdaFunction.fields>>;

/** What the queues of a function ask for together. */
export const askedByQueues = (model: Model, node: Lambda): number =>
  model
    .edgesTo(node.id, triggers)
    .reduce((sum, { params }) => sum + Number(params.maxConcurrency), 0);

/** How many of a function run at a time at most; null where only the account limits them. */
export function mostAtATime(model: Model, node: Lambda): number | null {
  if (node.params.reservedConcurrency > 0) return node.params.reservedConcurrency;
  const callers = model.edgesTo(node.id).filter(({ spec }) => spec.exported);
  return callers.length > 0 && callers.every(({ verb }) => verb === triggers.id)
    ? askedByQueues(model, node)
    : null;
}
