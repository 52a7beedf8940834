import { kept } from '../kit/memo';
import { noteResult, recorded, unrecorded, type Asked, type Reads } from '../kit/reads';
import type { Model } from './model';

/** The last result of a computation, which holds for another model as long as nothing that it read has changed. */
export class LastResult<V> {
  #known: { readonly model: Model; readonly value: V; readonly reads: Reads } | null = null;

  /** `keep`: what is handed in instead of a new result that says the same as the last one. */
  of(model: Model, compute: () => V, keep: (now: V, before: V) => V): V {
    const known = this.#known;
    if (known?.model === model) return known.value;
    if (known && holds(known.reads, known.model, model)) {
      this.#known = { ...known, model };
      return known.value;
    }
    const { value, reads } = recorded(compute);
    this.#known = { model, value: known ? keep(value, known.value) : value, reads };
    return this.#known.value;
  }
}

const holds = ({ keys, results }: Reads, before: Model, now: Model): boolean =>
  unrecorded(() => {
    const changes = now.since(before);
    if (!changes || changes.some((key) => keys.has(key))) return false;
    return haveSameResults([results], now);
  });

const haveSameResults = (all: readonly Reads['results'][], model: Model): boolean =>
  unrecorded(() =>
    all.every((results) => {
      for (const [asked, result] of results) if (asked.of(model as never) !== result) return false;
      return true;
    }),
  );

/**
 * What is computed of a model, once for all that ask, and from edit to edit only where something that it read has changed. It
 * holds ids and values and never a node or an edge: those are of one model.
 */
export function fact<V>(compute: (model: Model) => V): (model: Model) => V {
  const last = new LastResult<V>();
  const asked = { of: (model: Model): V => last.of(model, () => compute(model), kept) };
  return (model) => {
    const value = asked.of(model);
    noteResult(asked, value);
    return value;
  };
}

/** What is computed of each item of a list, and what of it each has read. */
interface Pieces<V> {
  readonly model: Model;
  /** Of the list itself. */
  readonly listed: Reads;
  readonly values: (readonly V[])[];
  /** Which items have read something, by its key. */
  readonly readers: Map<string, Set<number>>;
  readonly results: Map<Asked, unknown>;
  all: readonly V[];
}

/**
 * A fact that is computed of each item of a list by itself: after an edit only of those that have read what has changed. `listOf`
 * reads where things lie and what exists, and none of what people type.
 */
export function factOfEach<T, V>(
  listOf: (model: Model) => readonly T[],
  read: (item: T, model: Model) => readonly V[],
): (model: Model) => readonly V[] {
  let known: Pieces<V> | null = null;

  const note = ({ readers, results }: Pieces<V>, index: number, reads: Reads): void => {
    for (const key of reads.keys) {
      const of = readers.get(key);
      if (of) of.add(index);
      else readers.set(key, new Set([index]));
    }
    for (const [asked, result] of reads.results) results.set(asked, result);
  };

  const make = (model: Model, before: readonly V[] | undefined): Pieces<V> => {
    const { value: items, reads: listed } = recorded(() => listOf(model));
    const made: Pieces<V> = {
      model,
      listed,
      values: [],
      readers: new Map(),
      results: new Map(),
      all: [],
    };
    for (const [index, item] of items.entries()) {
      const { value, reads } = recorded(() => read(item, model));
      made.values.push(value);
      note(made, index, reads);
    }
    made.all = kept(made.values.flat(), before);
    return made;
  };

  const renew = (before: Pieces<V>, changes: readonly string[], model: Model): Pieces<V> => {
    const stale = new Set(changes.flatMap((key) => [...(before.readers.get(key) ?? [])]));
    if (stale.size === 0) return { ...before, model };
    const items = unrecorded(() => listOf(model));
    let isSame = true;
    for (const index of stale) {
      const { value, reads } = recorded(() => read(items[index]!, model));
      note(before, index, reads);
      const now = kept(value, before.values[index]);
      if (now !== before.values[index]) isSame = false;
      before.values[index] = now;
    }
    return { ...before, model, all: isSame ? before.all : before.values.flat() };
  };

  const update = (before: Pieces<V>, model: Model): Pieces<V> | null => {
    const changes = unrecorded(() => model.since(before.model));
    const isListed =
      changes !== null &&
      !changes.some((key) => before.listed.keys.has(key)) &&
      haveSameResults([before.listed.results, before.results], model);
    return isListed ? renew(before, changes, model) : null;
  };

  const asked = {
    of: (model: Model): readonly V[] => {
      if (known?.model === model) return known.all;
      const before = known;
      // What throws half-way leaves nothing behind that is of two models.
      known = null;
      known = (before && update(before, model)) ?? make(model, before?.all);
      return known.all;
    },
  };
  return (model) => {
    const all = asked.of(model);
    noteResult(asked, all);
    return all;
  };
}
