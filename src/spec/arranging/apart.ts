import type { NodeId } from '../../design';
import { arrange, meets, STEP, storedPlace, type Rect } from '../geometry';
import type { Model, ModelNode } from '../model';
import { drawnAt, freeOf, isCard, type Movable, type Places } from './places';

/** Places beside for what lies on something and has no row to stand in: texts, and what lies in a VPC but in no tier of it. */
export function movedApart(model: Model, isMovable: Movable): Places {
  const geometry = arrange(model);
  const leaves = model.nodes.filter(({ spec }) => !spec.container);
  const [loose, inRows] = [leaves.filter(isLoose), leaves.filter((leaf) => !isLoose(leaf))];
  const taken = inRows.map(({ id }) => geometry.absolute.get(id)!);
  const places = new Map<NodeId, Rect>();
  for (const leaf of loose) {
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

  function isLoose(leaf: ModelNode): boolean {
    const holder = leaf.parent === null ? null : model.get(leaf.parent).spec.container;
    return !isCard(leaf) || holder === 'network';
  }
}
