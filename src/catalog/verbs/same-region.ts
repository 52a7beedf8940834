import type { Model, ModelNode } from '../../spec/model';

/** AWS looks for a function beside what calls it. */
export function refuseOtherRegion(model: Model, from: ModelNode, to: ModelNode): string | null {
  const [here, there] = [model.regionOf(from.id), model.regionOf(to.id)];
  return here && there && here.id !== there.id
    ? `${from.label} and ${to.label} lie in different regions, and a function runs only for what is in its own.`
    : null;
}
