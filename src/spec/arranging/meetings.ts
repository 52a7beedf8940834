import { bottom, meets, right, type Rect } from '../geometry';

interface Placed {
  readonly rect: Rect;
}

/** Visits each two that lie on each other. */
export function eachMeeting<T extends Placed>(
  list: readonly T[],
  visit: (a: T, b: T) => void,
): void {
  const sorted = list.toSorted((a, b) => a.rect.x - b.rect.x);
  sorted.forEach((one, index) => {
    const end = right(one.rect);
    for (let other = index + 1; other < sorted.length; other += 1) {
      const next = sorted[other]!;
      if (next.rect.x >= end) return;
      if (meets(one.rect, next.rect)) visit(one, next);
    }
  });
}

/** Visits each two that stand beside each other, on whatever height. */
export function eachBeside<T extends Placed>(
  list: readonly T[],
  visit: (a: T, b: T) => void,
): void {
  const sorted = list.toSorted((a, b) => a.rect.y - b.rect.y);
  sorted.forEach((one, index) => {
    const end = bottom(one.rect);
    for (let other = index + 1; other < sorted.length; other += 1) {
      const next = sorted[other]!;
      if (next.rect.y >= end) return;
      visit(one, next);
    }
  });
}

/** Visits each level line with each upright one that crosses it. */
export function eachCrossing<T extends Placed>(
  lines: readonly T[],
  visit: (level: T, upright: T) => void,
): void {
  const uprights = lines
    .filter(({ rect }) => rect.height > 0)
    .toSorted((a, b) => a.rect.x - b.rect.x);
  for (const level of lines) {
    const { x, y, width, height } = level.rect;
    if (height > 0) continue;
    for (let index = firstBeyond(uprights, x); index < uprights.length; index += 1) {
      const upright = uprights[index]!;
      if (upright.rect.x >= x + width) break;
      if (upright.rect.y < y && y < bottom(upright.rect)) visit(level, upright);
    }
  }
}

/** The first of what is sorted by its left edge that begins to the right of a line. */
function firstBeyond(sorted: readonly Placed[], x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.rect.x > x) high = middle;
    else low = middle + 1;
  }
  return low;
}
