import { meets, type Rect } from './measures';

const BUCKET = 256;

/** Rectangles by the squares of the canvas that they touch, so that hundreds of edges can each ask for their neighbours. */
export class RectIndex<T> {
  readonly #buckets = new Map<string, { rect: Rect; item: T }[]>();

  add(rect: Rect, item: T): void {
    for (const key of keysOf(rect)) {
      const bucket = this.#buckets.get(key);
      if (bucket) bucket.push({ rect, item });
      else this.#buckets.set(key, [{ rect, item }]);
    }
  }

  /** Whatever comes closer to the rectangle than `gap`; something large may be named more than once. */
  *near(rect: Rect, gap = 0): Iterable<T> {
    const wide = { x: rect.x - gap, y: rect.y - gap, width: rect.width + 2 * gap, height: rect.height + 2 * gap };
    for (const key of keysOf(wide)) {
      for (const one of this.#buckets.get(key) ?? []) if (meets(one.rect, wide)) yield one.item;
    }
  }

  hits(rect: Rect, gap: number, except: (item: T) => boolean): boolean {
    for (const item of this.near(rect, gap)) if (!except(item)) return true;
    return false;
  }
}

function* keysOf(rect: Rect): Iterable<string> {
  const lastX = Math.floor((rect.x + rect.width) / BUCKET);
  const lastY = Math.floor((rect.y + rect.height) / BUCKET);
  for (let x = Math.floor(rect.x / BUCKET); x <= lastX; x += 1) {
    for (let y = Math.floor(rect.y / BUCKET); y <= lastY; y += 1) yield `${x},${y}`;
  }
}
