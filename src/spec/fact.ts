import { isSameList, kept } from '../kit/memo';
import { inBoth, noteResult, recorded, unrecorded, type Asked, type Reads } from '../kit/reads';
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

const holds = ({ keys, results }: Reads, before: Model, now: Model): boolean => {
  const changes = unrecorded(() => now.since(before));
  return (
    changes !== null && inBoth(keys, changes).length === 0 && movedAmong(results, now).length === 0
  );
};

/** What has another result now. */
const movedAmong = (results: Reads['results'], model: Model): readonly Asked[] =>
  unrecorded(() => {
    const moved: Asked[] = [];
    for (const [asked, result] of results)
      if (asked.of(model as never) !== result) moved.push(asked);
    return moved;
  });

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

/** What is computed of each item of a list, by its id, and what of it each has read. */
interface Pieces<V> {
  model: Model;
  /** Of the list itself. */
  listed: Reads;
  /** Where each stands in the list. */
  places: ReadonlyMap<string, number>;
  values: (readonly V[])[];
  /** Which items have read something, by its key or its asking. That some are gone, or read it no more, does not matter. */
  readonly readers: Map<string | Asked, Set<string>>;
  readonly results: Map<Asked, unknown>;
  all: readonly V[];
}

/**
 * A fact that is computed of each item of a list by itself: after an edit only of those that are new or have read what has
 * changed.
 */
export function factOfEach<T extends { readonly id: string }, V>(
  listOf: (model: Model) => readonly T[],
  read: (item: T, model: Model) => readonly V[],
): (model: Model) => readonly V[] {
  let known: Pieces<V> | null = null;

  const readItem = (pieces: Pieces<V>, item: T, earlier: readonly V[] | undefined) => {
    const { value, reads } = recorded(() => read(item, pieces.model));
    const note = (source: string | Asked): void => {
      const ids = pieces.readers.get(source);
      if (ids) ids.add(item.id);
      else pieces.readers.set(source, new Set([item.id]));
    };
    for (const key of reads.keys) note(key);
    for (const [asked, result] of reads.results) {
      note(asked);
      pieces.results.set(asked, result);
    }
    return kept(value, earlier);
  };

  const list = (pieces: Pieces<V>, stale: ReadonlySet<string>): void => {
    const { value: items, reads } = recorded(() => listOf(pieces.model));
    const { places, values } = pieces;
    pieces.listed = reads;
    if (items.every(({ id }) => stale.has(id) || !places.has(id))) {
      // Nobody who has read something is left, as in another design.
      pieces.readers.clear();
      pieces.results.clear();
    }
    pieces.values = items.map((item) => {
      const earlier = values[places.get(item.id) ?? -1];
      return earlier && !stale.has(item.id) ? earlier : readItem(pieces, item, earlier);
    });
    pieces.places = new Map(items.map(({ id }, index) => [id, index]));
    if (!isSameList(pieces.values, values)) pieces.all = pieces.values.flat();
  };

  const renew = (pieces: Pieces<V>, stale: ReadonlySet<string>): void => {
    const { places, values, model } = pieces;
    const items = unrecorded(() => listOf(model));
    let isSame = true;
    for (const id of stale) {
      const place = places.get(id);
      if (place === undefined) continue;
      const now = readItem(pieces, items[place]!, values[place]);
      if (now !== values[place]) isSame = false;
      values[place] = now;
    }
    if (!isSame) pieces.all = values.flat();
  };

  const make = (model: Model): Pieces<V> => {
    const made: Pieces<V> = {
      model,
      listed: { keys: new Set(), results: new Map() },
      places: new Map(),
      values: [],
      readers: new Map(),
      results: new Map(),
      all: [],
    };
    list(made, new Set());
    return made;
  };

  const update = (pieces: Pieces<V>, model: Model): Pieces<V> => {
    const changes = unrecorded(() => model.since(pieces.model));
    if (!changes) return make(model);
    // What an item itself is has its id for a key.
    const stale = new Set(inBoth(pieces.places, changes));
    const moved = [
      ...inBoth<string | Asked>(pieces.readers, changes),
      ...movedAmong(pieces.results, model),
    ];
    for (const source of moved) for (const id of pieces.readers.get(source)!) stale.add(id);
    const isListed =
      inBoth(pieces.listed.keys, changes).length === 0 &&
      movedAmong(pieces.listed.results, model).length === 0;
    pieces.model = model;
    if (!isListed) list(pieces, stale);
    else if (stale.size > 0) renew(pieces, stale);
    return pieces;
  };

  const asked = {
    of: (model: Model): readonly V[] => {
      if (known?.model === model) return known.all;
      const before = known;
      // What throws half-way leaves nothing behind that is of two models.
      known = null;
      known = before ? update(before, model) : make(model);
      return known.all;
    },
  };
  return (model) => {
    const all = asked.of(model);
    noteResult(asked, all);
    return all;
  };
}
