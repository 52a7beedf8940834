import type { NodeId } from '../../design';
import { arrange, meets, STEP, storedPlace, type Rect } from '../geometry';
import type { Model, ModelNode } from '../model';
import { drawnAt, freeOf, isCard, type Movable, type Places } from './places';

/**
 * Places beside for what still lies on something: a text, what lies in a VPC but in no tier of it, and a card of a tangle for whose
 * row there was no time.
 */
export function movedApart(model: Model, isMovable: Movable): Places {
  const geometry = arrange(model);
  const leaves = model.nodes.filter(({ spec }) => !spec.container);
  const isLoose = (leaf: ModelNode): boolean =>
    !isCard(leaf) || (leaf.parent !== null && model.get(leaf.parent).spec.container === 'network');
  const taken: Rect[] = [];
  const places = new Map<NodeId, Rect>();
  for (const leaf of [...leaves.filter((one) => !isLoose(one)), ...leaves.filter(isLoose)]) {
    const rect = geometry.absolute.get(leaf.id)!;
    if (!isMovable(leaf) || !taken.some((one) => meets(one, rect))) {
      taken.push(rect);
      continue;
    }
    const containers = model
      .children(leaf.parent)
      .filter(({ spec }) => spec.container && spec.container !== 'tier')
      .map(({ id }) => geometry.absolute.get(id)!);
    const free = freeOf([...taken, ...containers], rect, STEP.x);
    taken.push(free);
    const { x, y } = drawnAt(model, geometry, leaf);
    places.set(leaf.id, { ...free, x: x + free.x - rect.x, y: y + free.y - rect.y });
  }
  return new Map(
    [...places].map(([id, at]) => [id, storedPlace(at, model.get(id).parent !== null)]),
  );
}
