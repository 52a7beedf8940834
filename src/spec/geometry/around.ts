import { straight } from './lines';
import { bottom, meets, right, type Point, type Rect } from './measures';
import { isVertical, type Side } from './ports';

export interface End {
  readonly point: Point;
  readonly side: Side;
}

const isAfter = (side: Side): boolean => side === 'bottom' || side === 'right';

const axisOf = (side: Side): number => (isVertical(side) ? 1 : 0);
const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

/** Where an edge is free to turn: `gap` before its card. */
function outside({ point, side }: End, gap: number): Point {
  const by = isAfter(side) ? gap : -gap;
  return isVertical(side) ? { x: point.x, y: point.y + by } : { x: point.x + by, y: point.y };
}

/**
 * The way from one card to another that keeps `gap` from all blocks (the two cards are among them) and turns least; null where
 * there is none. It runs on the lines through the ends and along the blocks, from turn to turn, so that nothing is looked at twice.
 */
export function wayAround(
  from: End,
  to: End,
  blocks: readonly Rect[],
  gap: number,
): readonly Point[] | null {
  const wide = blocks.map(({ x, y, width, height }) => ({
    x: x - gap,
    y: y - gap,
    width: width + 2 * gap,
    height: height + 2 * gap,
  }));
  const [start, goal] = [outside(from, gap), outside(to, gap)];
  if (wide.some((one) => [start, goal].some((at) => meets(one, { ...at, width: 0, height: 0 }))))
    return null;
  const linesOf = (values: readonly number[]) => [...new Set(values)].toSorted((a, b) => a - b);
  const xs = linesOf([start.x, goal.x, ...wide.flatMap((one) => [one.x, right(one)])]);
  const ys = linesOf([start.y, goal.y, ...wide.flatMap((one) => [one.y, bottom(one)])]);
  const across = xs.length;
  const indexOf = ({ x, y }: Point) => ys.indexOf(y) * across + xs.indexOf(x);

  /** Of each axis, level and upright, whether the step from a point to the next one is barred. */
  const bars = [0, 1].map(() => new Uint8Array(across * ys.length));
  for (const one of wide) {
    const [left, top] = [xs.indexOf(one.x), ys.indexOf(one.y)];
    const [end, foot] = [xs.indexOf(right(one)), ys.indexOf(bottom(one))];
    for (let row = top; row < foot; row += 1) {
      for (let column = left; column < end; column += 1) {
        if (row > top) bars[0]![row * across + column] = 1;
        if (column > left) bars[1]![row * across + column] = 1;
      }
    }
  }
  const walk = (begin: number, axis: number, isForward: boolean, pass: (point: number) => void) => {
    const step = (axis === 0 ? 1 : across) * (isForward ? 1 : -1);
    const row = Math.floor(begin / across);
    for (let at = begin; ;) {
      const next = at + step;
      const isOut = axis === 0 ? Math.floor(next / across) !== row : !(next in bars[1]!);
      if (isOut || bars[axis]![Math.min(at, next)] === 1) return;
      pass((at = next));
    }
  };
  const pointAt = (index: number): Point => ({
    x: xs[index % across]!,
    y: ys[Math.floor(index / across)]!,
  });

  const goals = new Set([indexOf(goal)]);
  walk(indexOf(goal), axisOf(to.side), isAfter(to.side), (point) => goals.add(point));
  // A state is a point and the axis on which it was come to.
  const first = indexOf(start) * 2 + axisOf(from.side);
  const before = new Map([[first, { state: first, length: 0 }]]);
  let open = [first];
  const go = (state: number, axis: number, isForward: boolean, found: number[]) => {
    const here = pointAt(state >> 1);
    const { length } = before.get(state)!;
    walk(state >> 1, axis, isForward, (point) => {
      const next = point * 2 + axis;
      if (before.has(next)) return;
      before.set(next, { state, length: length + distance(here, pointAt(point)) });
      found.push(next);
    });
  };
  go(first, axisOf(from.side), isAfter(from.side), open);
  while (open.length > 0) {
    const lengthOf = (state: number) => before.get(state)!.length;
    const toEnd = (state: number) => lengthOf(state) + distance(pointAt(state >> 1), goal);
    const [end] = open
      .filter((state) => goals.has(state >> 1))
      .toSorted((a, b) => toEnd(a) - toEnd(b));
    if (end !== undefined) {
      const points = [to.point];
      for (let at = end; ; at = before.get(at)!.state) {
        points.push(pointAt(at >> 1));
        if (at === first) return straight([...points, from.point].toReversed());
      }
    }
    const found: number[] = [];
    for (const state of open.toSorted((a, b) => lengthOf(a) - lengthOf(b)))
      for (const isForward of [true, false]) go(state, 1 - (state & 1), isForward, found);
    open = found;
  }
  return null;
}
