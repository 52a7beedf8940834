import { noteReads, recorded, type Reads } from './reads';

/** Computes a value per object when it is first asked for. Who keeps the identity of what does not change pays once for it. */
export function remember<N extends object, V>(compute: (record: N) => V): (record: N) => V {
  const known = new WeakMap<N, { readonly value: V; readonly reads: Reads }>();
  return (record) => {
    let one = known.get(record);
    if (!one) known.set(record, (one = recorded(() => compute(record))));
    noteReads(one.reads);
    return one.value;
  };
}

/** Whether two lists hold the very same things in the same order. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  // A loop, because lists are long and this runs on every edit.
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

/** Deep equality of trees of plain objects, arrays, maps and sets, these two in the order of their entries. */
export function isSameTree(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index += 1) {
      if (!isSameTree(a[index], b[index])) return false;
    }
    return true;
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  if (keys.length === 0) return isSameCollection(a, b);
  for (const key of keys) {
    if (!isSameTree(left[key], right[key]) || !Object.hasOwn(right, key)) return false;
  }
  return true;
}

/** Of two without own fields: plain objects, or what keeps its entries elsewhere. */
const isSameCollection = (a: object, b: object): boolean =>
  a.constructor === b.constructor &&
  (a instanceof Map || a instanceof Set ? isSameTree([...a], [...(b as typeof a)]) : true);

/** What was there before, where nothing of it has changed, so that whoever remembers by identity need not look into it. */
export const kept = <T>(now: T, before: T | undefined): T =>
  before !== undefined && isSameTree(now, before) ? before : now;

/** Each item as it was before, where that is the same at its place, or at its place from the end; the list itself where all are. */
export function keptItems<T>(now: readonly T[], before: readonly T[] | undefined): readonly T[] {
  if (!before) return now;
  const shift = before.length - now.length;
  const items = now.map((item, at) => {
    const past = before[at];
    if (past !== undefined && isSameTree(item, past)) return past;
    return shift === 0 ? item : kept(item, before[at + shift]);
  });
  return isSameList(items, before) ? before : items;
}
