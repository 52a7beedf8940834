import type { EdgeId, NodeId } from '../../design/records';
import type { Geometry } from './arrange';
import type { WayAround } from './around';
import { segmentsOf, straight } from './lines';
import { bottom, CORRIDOR, right, type Point } from './measures';
import { isVertical, type Sided } from './ports';
import type { RectIndex } from './rect-index';

/** As far as it looks for cards around the ends, and as near as it comes to them: what is roomy comes first. */
const SEARCHES = [
  { reach: 240, gap: CORRIDOR },
  { reach: 240, gap: 4 },
  { reach: 4000, gap: 4 },
];

export function* outwards(x: number): Iterable<number> {
  for (let step = 24; step <= 720; step += 24) {
    yield x + step;
    yield x - step;
  }
}

/** The way around the cards that a planned route would cross, be they its own; null where it crosses none, or there is no other. */
export function detourOf(
  { absolute }: Geometry,
  cards: RectIndex<NodeId>,
  uprights: RectIndex<EdgeId>,
  { from, to, fromRect, toRect, fromSide, toSide }: Sided,
  points: readonly Point[],
  wayAround: WayAround | null,
): readonly Point[] | null {
  const isClear = (way: readonly Point[], gap: number): boolean =>
    segmentsOf(way).every(
      (line) =>
        !cards.some(line, 0, () => true) &&
        !cards.some(line, gap, (id) => id !== from && id !== to),
    );
  if (isClear(points, 0)) return null;
  const [start, end] = [points[0]!, points.at(-1)!];

  // Most cards stand in rows and columns: it is enough to leave at once, and to come down or up between two columns.
  if (fromSide !== toSide && isVertical(fromSide)) {
    const by = fromSide === 'bottom' ? CORRIDOR : -CORRIDOR;
    const [leave, arrive] = [start.y + by, end.y - by];
    const isFree = (x: number) =>
      !uprights.some(
        { x, y: Math.min(leave, arrive), width: 0, height: Math.abs(arrive - leave) },
        4,
        () => true,
      );
    for (const x of [start.x, end.x, ...outwards(end.x)]) {
      const way = [
        start,
        { x: start.x, y: leave },
        { x, y: leave },
        { x, y: arrive },
        { x: end.x, y: arrive },
        end,
      ];
      if (isFree(x) && isClear(way, 4)) return straight(way);
    }
  }

  if (!wayAround) return null;
  const [x, y] = [Math.min(fromRect.x, toRect.x), Math.min(fromRect.y, toRect.y)];
  const [width, height] = [
    Math.max(right(fromRect), right(toRect)) - x,
    Math.max(bottom(fromRect), bottom(toRect)) - y,
  ];
  for (const { reach, gap } of SEARCHES) {
    const near = new Set<NodeId>();
    cards.some({ x, y, width, height }, reach, (id) => !near.add(id));
    const way = wayAround(
      { point: start, side: fromSide },
      { point: end, side: toSide },
      [...near].map((id) => absolute.get(id)!),
      gap,
    );
    if (way) return way;
  }
  return null;
}
