import type { Point } from './measures';

const RADIUS = 8;

const between = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(distance / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};

/** A line with rounded corners that ends `reach` before its last point, where the arrow head begins. */
export function pathThrough(points: readonly Point[], reach: number): string {
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
  const tip = between(end, before, reach);
  return `${path}L${tip.x} ${tip.y}`;
}

/** Lays an arrow head whose tip is at the origin on the end of a line, the way it runs. */
export function headAt(points: readonly Point[]): string {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return '';
  const degrees = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return `translate(${end.x} ${end.y})rotate(${degrees})`;
}
