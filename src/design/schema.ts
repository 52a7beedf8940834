import * as v from 'valibot';
import {
  copyJson,
  isJsonObject,
  sortObjectKeys,
  type JsonObject,
  type JsonValue,
} from '../kit/json';
import { err, ok, type Result } from '../kit/result';
import { truncate } from '../kit/words';
import { migrate } from './migrations';
import { compareIds, DESIGN_VERSION, WAIVER_SEVERITIES, type Design, type Waiver } from './records';
import { checkStructure, MAX_JSON_DEPTH } from './structure';

const FORMAT = 'lintel';

/** A design as files, links and the browser's storage keep it. */
export type StoredDesign = {
  readonly format: typeof FORMAT;
  readonly version: number;
} & Omit<Design, 'waivers'> & {
    /** Left out where there are none, as before there was such a table. */
    readonly waivers?: Design['waivers'];
  };

/** Params lie three levels deep: in the file, in its nodes, in a node. */
const FILE_LIMITS = { depth: MAX_JSON_DEPTH + 3, values: 1_000_000 };

const text = v.string('should be text');
const number = v.number('should be a number');
// Valibot takes lists for objects, and leaves keys such as "constructor", which params may have, out of its records.
const object = <T>(message: string) =>
  v.custom<T>((value) => isJsonObject(value as JsonValue), message);
const params = object<JsonObject>('should be an object');
const tableOf = <S extends v.GenericSchema>(record: S) =>
  v.pipe(
    object<Record<string, v.InferInput<S>>>('should be an object of records'),
    v.record(v.string(), record),
  );
const fieldsOf = <S extends v.ObjectEntries>(entries: S) =>
  v.strictObject(entries, 'should be an object');

const headerSchema = v.pipe(
  object<{ format: unknown; version: unknown }>('the file should hold an object'),
  v.object({
    format: v.literal(FORMAT, `should be "${FORMAT}"`),
    version: v.pipe(
      v.number('should be a whole number'),
      v.safeInteger('should be a whole number'),
      v.minValue(1, 'should be 1 or more'),
    ),
  }),
);

const designSchema = v.object({
  settings: object<JsonObject>('should be an object of records'),
  nodes: tableOf(
    fieldsOf({
      id: text,
      kind: text,
      slug: text,
      label: text,
      parent: v.nullable(text),
      params,
    }),
  ),
  edges: tableOf(fieldsOf({ id: text, verb: text, from: text, to: text, params })),
  layout: tableOf(fieldsOf({ x: number, y: number })),
  waivers: v.optional(
    tableOf(
      fieldsOf({
        id: text,
        rule: text,
        subject: v.nullable(text),
        field: v.nullable(text),
        reason: text,
        owner: text,
        until: text,
        severity: v.exactOptional(
          v.picklist(WAIVER_SEVERITIES, 'should be error, warning or info'),
        ),
        subjects: v.exactOptional(v.array(text, 'should be a list of ids')),
        measure: v.exactOptional(number),
      }),
    ),
    {},
  ),
});

/**
 * The design that a file, a link or the browser's storage holds, of this version or an older one;
 * else one sentence that says why it cannot be opened. Never throws, whatever the input.
 */
export function parseDesign(input: unknown): Result<Design, string> {
  const copy = copyJson(input, FILE_LIMITS);
  if (!copy.ok) return err(`This is not a Lintel design: ${copy.error}.`);

  const header = v.safeParse(headerSchema, copy.value);
  if (!header.success) return err(`This is not a Lintel design: ${describe(header.issues)}.`);
  const { version } = header.output;
  if (version > DESIGN_VERSION) {
    return err(
      'This design was made with a newer Lintel ' +
        `(version ${version}; this one reads up to ${DESIGN_VERSION}).`,
    );
  }

  const stored = migrate(copy.value as JsonObject, version);
  if (!stored.ok) return stored;
  const parsed = v.safeParse(designSchema, stored.value);
  if (!parsed.success) return err(`This design is damaged: ${describe(parsed.issues)}.`);

  const [problem] = checkStructure(parsed.output);
  return problem ? err(`This design is damaged: ${problem.message}`) : ok(parsed.output);
}

/** What `parseDesign` reads back. Same design, same bytes: keys and records have one order. */
export function toStored(design: Design): StoredDesign {
  const waivers = sortRecords(
    design.waivers,
    ({ id, rule, subject, field, reason, owner, until, severity, subjects, measure }): Waiver => ({
      id,
      rule,
      subject,
      field,
      reason,
      owner,
      until,
      ...(severity && { severity }),
      ...(subjects && { subjects: subjects.toSorted(compareIds) }),
      ...(measure !== undefined && { measure }),
    }),
  );
  return {
    format: FORMAT,
    version: DESIGN_VERSION,
    settings: sortObjectKeys(design.settings),
    nodes: sortRecords(design.nodes, ({ id, kind, slug, label, parent, params: given }) => {
      return { id, kind, slug, label, parent, params: sortObjectKeys(given) };
    }),
    edges: sortRecords(design.edges, ({ id, verb, from, to, params: given }) => {
      return { id, verb, from, to, params: sortObjectKeys(given) };
    }),
    layout: sortRecords(design.layout, ({ x, y }) => ({ x, y })),
    ...(Object.keys(waivers).length > 0 ? { waivers } : {}),
  };
}

function sortRecords<R>(
  records: Readonly<Record<string, R>>,
  store: (record: R) => R,
): Record<string, R> {
  const entries = Object.entries(records).toSorted(([a], [b]) => compareIds(a, b));
  return Object.fromEntries(entries.map(([id, record]) => [id, store(record)]));
}

/** The first issue, as a sentence's end: `nodes.n1.label should be text`. */
function describe([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const keys = issue.path?.map(({ key }) => truncate(String(key), 40)) ?? [];
  const path = keys.join('.');
  // An object's own issue with a path is about one of its keys.
  const isObject = issue.type === 'object' || issue.type === 'strict_object';
  if (isObject && issue.expected === 'never') {
    return `${keys.slice(0, -1).join('.')} has the unknown field ${keys.at(-1)}`;
  }
  if (isObject && issue.expected !== 'Object') return `${path} is missing`;
  return path === '' ? issue.message : `${path} ${issue.message}`;
}
