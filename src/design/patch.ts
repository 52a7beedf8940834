import { isSameJson, type JsonValue } from '../kit/json';
import { TABLES, type Design, type Table, type Tables } from './records';

export interface Change<R> {
  readonly before: R | null;
  readonly after: R | null;
}

/** The one value that every edit is: the records it touches, before and after. */
export type Patch = { readonly [T in Table]?: Readonly<Record<string, Change<Tables[T]>>> };

type AnyRecord = Tables[Table];
type Records = Readonly<Record<string, AnyRecord>>;
type Changes = Readonly<Record<string, Change<AnyRecord>>>;

/**
 * The design after the edit. What the patch does not change keeps its identity: records, tables,
 * and the design itself, so that whoever memoises by identity recomputes only what was touched.
 */
export function apply(design: Design, patch: Patch): Design {
  let next = design;
  for (const table of TABLES) {
    const records = applyChanges(design[table], patch[table] ?? {});
    if (records !== design[table]) next = { ...next, [table]: records };
  }
  return next;
}

/** The edit that takes this one back. */
export function invert(patch: Patch): Patch {
  return byTable((table) => invertChanges(patch[table] ?? {}));
}

/** One edit that does both, the second after the first; changes that cancel out are left out. */
export function compose(first: Patch, second: Patch): Patch {
  return byTable((table) => composeChanges(first[table] ?? {}, second[table] ?? {}));
}

export function isEmptyPatch(patch: Patch): boolean {
  return TABLES.every((table) => Object.keys(patch[table] ?? {}).length === 0);
}

/** The smallest edit that makes `b` of `a`. */
export function diff(a: Design, b: Design): Patch {
  return byTable((table) => diffRecords(a[table], b[table]));
}

/** The part of an edit whose records are as it found them: what somebody else has changed since stays. */
export function untouched(patch: Patch, design: Design): Patch {
  return byTable((table) =>
    Object.fromEntries(
      Object.entries<Change<AnyRecord>>(patch[table] ?? {}).filter(([id, { before }]) =>
        isSameRecord(own<AnyRecord>(design[table], id), before),
      ),
    ),
  );
}

function byTable(changesOf: (table: Table) => Changes): Patch {
  const tables = TABLES.map((table) => [table, changesOf(table)] as const);
  return Object.fromEntries(tables.filter(([, changes]) => Object.keys(changes).length > 0));
}

function applyChanges(records: Records, changes: Changes): Records {
  let next: Record<string, AnyRecord> | null = null;
  for (const [id, { after }] of Object.entries(changes)) {
    if (isSameRecord(own(records, id), after)) continue;
    next ??= { ...records };
    if (after === null) delete next[id];
    else next[id] = after;
  }
  return next ?? records;
}

function invertChanges(changes: Changes): Changes {
  return Object.fromEntries(
    Object.entries(changes).map(([id, { before, after }]) => [
      id,
      { before: after, after: before },
    ]),
  );
}

function composeChanges(first: Changes, second: Changes): Changes {
  const both: Record<string, Change<AnyRecord>> = { ...first };
  for (const [id, { before, after }] of Object.entries(second)) {
    const earlier = own(first, id);
    both[id] = { before: earlier ? earlier.before : before, after };
  }
  return Object.fromEntries(
    Object.entries(both).filter(([, { before, after }]) => !isSameRecord(before, after)),
  );
}

function diffRecords(a: Records, b: Records): Changes {
  if (a === b) return {};
  const changes: Record<string, Change<AnyRecord>> = {};
  for (const [id, before] of Object.entries(a)) {
    const after = own(b, id) ?? null;
    if (!isSameRecord(before, after)) changes[id] = { before, after };
  }
  for (const [id, after] of Object.entries(b)) {
    if (!Object.hasOwn(a, id)) changes[id] = { before: null, after };
  }
  return changes;
}

/** A record that is absent and one that is null are the same: null is how a change says absent. */
const isSameRecord = (a: AnyRecord | undefined, b: AnyRecord | undefined): boolean =>
  isSameJson((a ?? null) as JsonValue, (b ?? null) as JsonValue);

/** A setting may be called `constructor`, which every object inherits. */
const own = <R>(records: Readonly<Record<string, R>>, id: string): R | undefined =>
  Object.hasOwn(records, id) ? records[id] : undefined;
