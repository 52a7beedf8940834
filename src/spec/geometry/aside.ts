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

const clamped = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, high));

/**
 * The place in a container that is nearest to a box that lies over another one: beside what holds the box there, or just inside
 * the container's border. Below and to the right there is always room, because containers grow.
 */
export function asideIn(
  model: Model,
  { absolute }: Geometry,
  holder: NodeId,
  over: NodeId | null,
  box: Rect,
): Point {
  const rect = absolute.get(holder)!;
  const origin = contentOrigin(model.get(holder));
  const least = { x: rect.x + origin.x, y: rect.y + origin.y };
  const child = childAround(model, holder, over);
  const around = child === null ? undefined : absolute.get(child);
  if (!around) {
    return {
      x: clamped(box.x, least.x, Math.max(least.x, right(rect) - APART - box.width)),
      y: clamped(box.y, least.y, Math.max(least.y, bottom(rect) - APART - box.height)),
    };
  }
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
