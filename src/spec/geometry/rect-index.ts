import { meets, type Rect } from './measures';

const BUCKET = 256;

/** Rectangles by the squares of the canvas that they touch, so that hundreds of edges can each ask for their neighbours. */
export class RectIndex<T> {
  readonly #buckets = new Map<number, { rect: Rect; item: T }[]>();

  add(rect: Rect, item: T): void {
    for (const key of keysOf(rect)) {
      const bucket = this.#buckets.get(key);
      if (bucket) bucket.push({ rect, item });
      else this.#buckets.set(key, [{ rect, item }]);
    }
  }

  /** Calls with whatever comes closer to the rectangle than `gap`, large things more than once, until the answer is true. */
  some(rect: Rect, gap: number, isEnough: (item: T) => boolean): boolean {
    const { x, y, width, height } = rect;
    const wide = { x: x - gap, y: y - gap, width: width + 2 * gap, height: height + 2 * gap };
    for (const key of keysOf(wide)) {
      const bucket = this.#buckets.get(key);
      if (!bucket) continue;
      for (const one of bucket) if (meets(one.rect, wide) && isEnough(one.item)) return true;
    }
    return false;
  }
}

/** One number for a square: the canvas is a few thousand squares wide at most. */
function keysOf(rect: Rect): readonly number[] {
  const lastX = Math.floor((rect.x + rect.width) / BUCKET);
  const lastY = Math.floor((rect.y + rect.height) / BUCKET);
  const keys: number[] = [];
  for (let x = Math.floor(rect.x / BUCKET); x <= lastX; x += 1) {
    for (let y = Math.floor(rect.y / BUCKET); y <= lastY; y += 1) keys.push(x * 65_536 + y);
  }
  return keys;
}
