import type { NodeId } from '../../design/records';
import type { Model } from '../model';
import type { Geometry } from './arrange';
import { rectOf } from './frames';
import type { Point, Rect } from './measures';

export type Direction = 'left' | 'right' | 'up' | 'down';

const STEPS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** What lies farther to the side than this many times its way ahead is not meant by the direction. */
const ASIDE = 2;

const middleOf = ({ x, y, width, height }: Rect): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** The nearest of several in a direction: what lies straight ahead before what is nearer and aside. */
function nearest(
  geometry: Geometry,
  from: Point,
  direction: Direction,
  ids: readonly NodeId[],
): NodeId | null {
  const step = STEPS[direction];
  let best: { id: NodeId; way: number } | null = null;
  for (const id of ids) {
    const rect = rectOf(geometry, id);
    if (!rect) continue;
    const to = middleOf(rect);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const ahead = dx * step.x + dy * step.y;
    const aside = Math.abs(dx * step.y) + Math.abs(dy * step.x);
    if (ahead <= 0 || aside > ahead * ASIDE) continue;
    const way = ahead + aside * ASIDE;
    if (!best || way < best.way) best = { id, way };
  }
  return best?.id ?? null;
}

/** The first node as one reads: from the top, and there from the left. */
function firstOf({ absolute }: Geometry, ids: readonly NodeId[]): NodeId | null {
  const rank = (id: NodeId): Point => absolute.get(id) ?? { x: Infinity, y: Infinity };
  return ids.toSorted((a, b) => rank(a).y - rank(b).y || rank(a).x - rank(b).x)[0] ?? null;
}

/**
 * The node that one comes to from another: along a connection, with it to the right and down, against it to the left and up;
 * where none leads there, the nearest. Among containers the nearest beside it. From a frame, the nearest to its
 * middle; to a frame only where no card lies ahead, because it lies around those that are meant. From nowhere, the first.
 */
export function walk(
  model: Model,
  geometry: Geometry,
  from: NodeId | null,
  direction: Direction,
): NodeId | null {
  const leaves = model.nodes.flatMap(({ id, spec }) =>
    spec.container || spec.isFrame ? [] : [id],
  );
  const start = from === null ? undefined : rectOf(geometry, from);
  if (from === null || !start) return firstOf(geometry, leaves);
  const node = model.get(from);
  const ahead = (ids: readonly NodeId[]) => nearest(geometry, middleOf(start), direction, ids);
  if (node.spec.container) {
    const beside = model.children(node.parent).filter(({ spec }) => spec.container);
    return ahead(beside.map(({ id }) => id));
  }
  const isForward = direction === 'right' || direction === 'down';
  const joined = isForward
    ? model.edgesFrom(from).map(({ to }) => to)
    : model.edgesTo(from).map((edge) => edge.from);
  return ahead(joined) ?? ahead(leaves) ?? ahead([...geometry.frames.keys()]);
}
