import { straight } from './lines';
import { bottom, meets, right, type Point, type Rect } from './measures';
import { isVertical, type Side } from './ports';

export interface End {
  readonly point: Point;
  readonly side: Side;
}

const isAfter = (side: Side): boolean => side === 'bottom' || side === 'right';

type Axis = 0 | 1;
const axisOf = (side: Side): Axis => (isVertical(side) ? 1 : 0);

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
  const size = across * ys.length;
  const indexOf = ({ x, y }: Point) => ys.indexOf(y) * across + xs.indexOf(x);
  const xOf = (point: number) => xs[point % across]!;
  const yOf = (point: number) => ys[(point / across) | 0]!;

  /** Of each axis, level and upright, whether the step from a point to the next one is barred. */
  const bars = [new Uint8Array(size), new Uint8Array(size)] as const;
  for (const one of wide) {
    const corner = indexOf(one);
    const columns = xs.indexOf(right(one)) - (corner % across);
    const rows = ys.indexOf(bottom(one)) - ((corner / across) | 0);
    for (let row = 0; row < rows; row += 1) {
      const begin = corner + row * across;
      if (row > 0) bars[0].fill(1, begin, begin + columns);
      bars[1].fill(1, begin + 1, begin + columns);
    }
  }

  // A state is a point and the axis on which it was come to.
  const earlier = new Int32Array(size * 2).fill(-1);
  const lengths = new Float64Array(size * 2);
  /** Goes on from a state until it is barred, or comes to where somebody went on before: all beyond is known. */
  const walk = (state: number, axis: Axis, isForward: boolean, pass: (next: number) => boolean) => {
    const begin = state >> 1;
    const line = axis === 0 ? begin % across : (begin / across) | 0;
    const [step, last] = axis === 0 ? [1, across - 1] : [across, ys.length - 1];
    let point = begin;
    for (let left = isForward ? last - line : line; left > 0; left -= 1) {
      if (bars[axis][isForward ? point : point - step] === 1) return;
      point += isForward ? step : -step;
      if (!pass(point * 2 + axis)) return;
    }
  };
  const lengthTo = (state: number, point: number) =>
    Math.abs(xOf(state >> 1) - xOf(point)) + Math.abs(yOf(state >> 1) - yOf(point));
  const go = (state: number, axis: Axis, isForward: boolean, found: number[]) =>
    walk(state, axis, isForward, (next) => {
      if (earlier[next] !== -1) return false;
      earlier[next] = state;
      lengths[next] = lengths[state]! + lengthTo(state, next >> 1);
      found.push(next);
      return true;
    });

  const end = indexOf(goal);
  const goals = new Uint8Array(size);
  goals[end] = 1;
  walk(end * 2, axisOf(to.side), isAfter(to.side), (state) => (goals[state >> 1] = 1) > 0);

  const first = indexOf(start) * 2 + axisOf(from.side);
  earlier[first] = first;
  let open = [first];
  go(first, axisOf(from.side), isAfter(from.side), open);
  while (open.length > 0) {
    const there = open.filter((state) => goals[state >> 1] === 1);
    if (there.length > 0) {
      const whole = (state: number) => lengths[state]! + lengthTo(state, end);
      const points = [to.point];
      for (let at = there.reduce((a, b) => (whole(b) < whole(a) ? b : a)); ; at = earlier[at]!) {
        points.push({ x: xOf(at >> 1), y: yOf(at >> 1) });
        if (at === first) return straight([...points, from.point].toReversed());
      }
    }
    const found: number[] = [];
    for (const state of open.toSorted((a, b) => lengths[a]! - lengths[b]!)) {
      const axis = (state & 1) === 0 ? 1 : 0;
      go(state, axis, true, found);
      go(state, axis, false, found);
    }
    open = found;
  }
  return null;
}

export type WayAround = typeof wayAround;
