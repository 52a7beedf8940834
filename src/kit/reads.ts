/**
 * What a computation reads of what may change, noted by what is read. Whoever remembers a result remembers its reads: then it
 * holds as long as none of them changes, and whoever asks for the result has read the same.
 */
export interface Reads {
  readonly keys: ReadonlySet<string>;
  /** Results of other computations, each with what it was: as long as it is the same, what it read does not matter. */
  readonly results: ReadonlyMap<Asked, unknown>;
}

/** A computation that has a result for each state of what is read. */
export interface Asked {
  readonly of: (state: never) => unknown;
}

/** Of a set, or of a map by its keys. */
interface Keys<K> {
  readonly size: number;
  has(key: K): boolean;
  keys(): Iterable<K>;
}

/** What is in both. An edit changes little and another design everything: it costs what the smaller of them does. */
export function inBoth<K>(a: Keys<K>, b: Keys<K>): readonly K[] {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  const found: K[] = [];
  for (const key of few.keys()) if (many.has(key)) found.push(key);
  return found;
}

interface Open {
  keys: Set<string> | null;
  results: Map<Asked, unknown> | null;
}

let open: Open | null = null;

const NO_KEYS: ReadonlySet<string> = new Set();
const NO_RESULTS: ReadonlyMap<Asked, unknown> = new Map();
const NOTHING_READ: Reads = { keys: NO_KEYS, results: NO_RESULTS };

export function noteKey(key: string): void {
  if (open) (open.keys ??= new Set()).add(key);
}

export function noteResult(asked: Asked, result: unknown): void {
  if (open) (open.results ??= new Map()).set(asked, result);
}

/** Whoever uses what was remembered reads what it was made of. */
export function noteReads({ keys, results }: Reads): void {
  if (!open) return;
  for (const key of keys) noteKey(key);
  for (const [asked, result] of results) noteResult(asked, result);
}

function within<T>(frame: Open | null, compute: () => T): T {
  const around = open;
  open = frame;
  try {
    return compute();
  } finally {
    open = around;
  }
}

/** Computes and tells what was read; whoever goes on around it has not read that, unless it notes it. */
export function recorded<T>(compute: () => T): { readonly value: T; readonly reads: Reads } {
  const frame: Open = { keys: null, results: null };
  const value = within(frame, compute);
  const reads =
    frame.keys || frame.results
      ? { keys: frame.keys ?? NO_KEYS, results: frame.results ?? NO_RESULTS }
      : NOTHING_READ;
  return { value, reads };
}

/** Computes what is no reading of the design: whether something has changed. */
export const unrecorded = <T>(compute: () => T): T => within(null, compute);
