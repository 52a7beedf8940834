import type { NodeId } from '../../design/records';
import type { Model } from '../model';
import type { Geometry } from './arrange';
import { bottom, contentOrigin, right, type Point, type Rect } from './measures';

/** Between a card and what it has to stand beside. */
const APART = 24;

/** The child of a container that a node is, or lies in; null where it lies elsewhere. */
function childAround(model: Model, holder: NodeId, node: NodeId | null): NodeId | null {
  for (let id = node; id !== null; id = model.get(id).parent) {
    if (model.get(id).parent === holder) return id;
  }
  return null;
}

/**
 * The place in a container that is nearest to a box that lies over a child of it: beside that child. Below and to the right there
 * is always room, because containers grow. Null where the box lies elsewhere: a container has better places then.
 */
export function asideIn(
  model: Model,
  { absolute }: Geometry,
  holder: NodeId,
  over: NodeId | null,
  box: Rect,
): Point | null {
  const child = childAround(model, holder, over);
  const around = child === null ? undefined : absolute.get(child);
  if (!around) return null;
  const rect = absolute.get(holder)!;
  const origin = contentOrigin(model.get(holder));
  const least = { x: rect.x + origin.x, y: rect.y + origin.y };
  const inside = { x: Math.max(box.x, least.x), y: Math.max(box.y, least.y) };
  const beside: readonly Point[] = [
    { x: inside.x, y: bottom(around) + APART },
    { x: right(around) + APART, y: inside.y },
    { x: inside.x, y: around.y - APART - box.height },
    { x: around.x - APART - box.width, y: inside.y },
  ];
  const way = ({ x, y }: Point): number => Math.abs(x - box.x) + Math.abs(y - box.y);
  return beside
    .filter(({ x, y }) => x >= least.x && y >= least.y)
    .reduce((best, one) => (way(one) < way(best) ? one : best));
}
