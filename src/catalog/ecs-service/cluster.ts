import type { Model, ModelNode } from '../../spec/model';

/** The services of a VPC have one cluster, and one list of where their tasks may run. */
export function inClusterOf({ id }: ModelNode, model: Model): string | undefined {
  const vpc = model.networkOf(id)?.vpc;
  return vpc === undefined ? undefined : `cluster ${vpc}`;
}
