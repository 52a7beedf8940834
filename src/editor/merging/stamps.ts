import { TABLES, type Design, type Patch, type Table, type Tables } from '../../design';

/** When a record was last edited, and in which tab: the later of two wins, and of one moment the tab of the higher name. */
export interface Stamp {
  /** Milliseconds since 1970, and more where edits follow faster than that. */
  readonly time: number;
  readonly tab: string;
}

/** What was edited since the page opened the design; a record without a stamp is as it was stored. */
export interface Entry {
  readonly table: Table;
  readonly id: string;
  readonly stamp: Stamp;
  /** What the record was when it was removed; null while it is there. */
  readonly removed: Tables[Table] | null;
}
export type Entries = ReadonlyMap<string, Entry>;

const keyOf = (table: Table, id: string): string => `${table}/${id}`;

const isLater = (a: Stamp, b: Stamp | undefined): boolean =>
  b === undefined || a.time > b.time || (a.time === b.time && a.tab > b.tab);

/** The records' stamps of one design in one tab. */
export interface Stamps {
  readonly entries: Entries;
  /** Stamps what an edit of this tab has changed. */
  stamp(patch: Patch, stamp: Stamp): void;
  /** The part of another tab's edit that is later than what is here; it is stamped. */
  accept(patch: Patch, stamp: Stamp): Patch;
  /** What has to change here, given all that another tab has. */
  acceptAll(mine: Design, theirs: Design, entries: Iterable<Entry>): Patch;
  readonly removed: <T extends Table>(table: T, id: string) => Tables[T] | undefined;
}

export function createStamps(): Stamps {
  const entries = new Map<string, Entry>();
  const put = (table: Table, id: string, stamp: Stamp, removed: Tables[Table] | null) =>
    entries.set(keyOf(table, id), { table, id, stamp, removed });

  function* changesOf(patch: Patch) {
    for (const table of TABLES)
      for (const [id, change] of Object.entries(patch[table] ?? {})) yield { table, id, change };
  }
  return {
    entries,
    stamp: (patch, stamp) => {
      for (const { table, id, change } of changesOf(patch))
        put(table, id, stamp, change.after === null ? change.before : null);
    },
    accept: (patch, stamp) => {
      const accepted: Record<string, Record<string, unknown>> = {};
      for (const { table, id, change } of changesOf(patch)) {
        if (!isLater(stamp, entries.get(keyOf(table, id))?.stamp)) continue;
        put(table, id, stamp, change.after === null ? change.before : null);
        (accepted[table] ??= {})[id] = change;
      }
      return accepted;
    },
    acceptAll: (mine, theirs, theirEntries) => {
      const accepted: Record<string, Record<string, unknown>> = {};
      const take = (table: Table, id: string) => {
        const before = own(mine[table], id);
        const after = own(theirs[table], id);
        (accepted[table] ??= {})[id] = { before, after };
      };
      for (const { table, id, stamp, removed } of theirEntries) {
        if (!isLater(stamp, entries.get(keyOf(table, id))?.stamp)) continue;
        put(table, id, stamp, removed);
        take(table, id);
      }
      // Neither has touched it since it was stored, and the other has it from a later store.
      for (const table of TABLES)
        for (const id of Object.keys({ ...mine[table], ...theirs[table] }))
          if (!entries.has(keyOf(table, id))) take(table, id);
      return accepted;
    },
    removed: <T extends Table>(table: T, id: string) =>
      (entries.get(keyOf(table, id))?.removed ?? undefined) as Tables[T] | undefined,
  };
}

const own = (records: Readonly<Record<string, unknown>>, id: string): unknown =>
  Object.hasOwn(records, id) ? records[id] : null;

/** Never the same time twice, never behind what was seen of others, and close to the time of day. */
export function createClock(now: () => number): { tick(): number; see(time: number): void } {
  let last = 0;
  return {
    tick: () => (last = Math.max(last + 1, now())),
    see: (time) => (last = Math.max(last, time)),
  };
}
