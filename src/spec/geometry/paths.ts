import type { Point } from './measures';

const RADIUS = 8;
const ARROW = { length: 7, half: 4 };

const between = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(distance / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};

/** A line with rounded corners that ends where the arrow head begins. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const end = points.at(-1);
  const before = points.at(-2);
  if (!first || !end || !before) return '';
  let path = `M${first.x} ${first.y}`;
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    if (!next) return;
    const from = between(point, rest[index - 1] ?? first, RADIUS);
    const to = between(point, next, RADIUS);
    path += `L${from.x} ${from.y}Q${point.x} ${point.y} ${to.x} ${to.y}`;
  });
  const tip = between(end, before, ARROW.length - 1);
  return `${path}L${tip.x} ${tip.y}`;
}

/** The head, as a triangle that points the way the last line runs. */
export function arrowAt(points: readonly Point[]): string {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return '';
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const along = { x: (end.x - before.x) / length, y: (end.y - before.y) / length };
  const base = { x: end.x - along.x * ARROW.length, y: end.y - along.y * ARROW.length };
  const left = { x: base.x - along.y * ARROW.half, y: base.y + along.x * ARROW.half };
  const right = { x: base.x + along.y * ARROW.half, y: base.y - along.x * ARROW.half };
  return `M${end.x} ${end.y}L${left.x} ${left.y}L${right.x} ${right.y}Z`;
}
