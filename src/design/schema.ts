import * as z from 'zod/mini';
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
import { compareIds, DESIGN_VERSION, type Design } from './records';
import { checkStructure, MAX_JSON_DEPTH } from './structure';

const FORMAT = 'lintel';

/** A design as files, links and the browser's storage keep it. */
export type StoredDesign = { readonly format: typeof FORMAT; readonly version: number } & Design;

/** Params lie three levels deep: in the file, in its nodes, in a node. */
const FILE_LIMITS = { depth: MAX_JSON_DEPTH + 3, values: 1_000_000 };

const text = z.string('should be text');
const number = z.number('should be a number');
const params = z.custom<JsonObject>((value) => isJsonObject(value), 'should be an object');
const tableOf = <S extends z.ZodMiniType>(record: S) =>
  z.record(z.string(), record, 'should be an object of records');
const fieldsOf = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, { error: sayWhatARecordIs });

function sayWhatARecordIs(issue: z.core.$ZodRawIssue): string {
  const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  return unknown === undefined
    ? 'should be an object'
    : `has the unknown field ${truncate(unknown, 40)}`;
}

const headerSchema = z.object(
  {
    format: z.literal(FORMAT, `should be "${FORMAT}"`),
    version: z.int('should be a whole number').check(z.gte(1, 'should be 1 or more')),
  },
  'the file should hold an object',
);

const designSchema = z.object({
  settings: tableOf(z.custom<JsonValue>()),
  nodes: tableOf(
    fieldsOf({
      id: text,
      kind: text,
      slug: text,
      label: text,
      parent: z.nullable(text),
      params,
    }),
  ),
  edges: tableOf(fieldsOf({ id: text, verb: text, from: text, to: text, params })),
  layout: tableOf(fieldsOf({ x: number, y: number })),
});

/**
 * The design that a file, a link or the browser's storage holds, of this version or an older one;
 * else one sentence that says why it cannot be opened. Never throws, whatever the input.
 */
export function parseDesign(input: unknown): Result<Design, string> {
  const copy = copyJson(input, FILE_LIMITS);
  if (!copy.ok) return err(`This is not a Lintel design: ${copy.error}.`);

  const header = headerSchema.safeParse(copy.value);
  if (!header.success) return err(`This is not a Lintel design: ${describe(header.error)}.`);
  const { version } = header.data;
  if (version > DESIGN_VERSION) {
    return err(
      'This design was made with a newer Lintel ' +
        `(version ${version}; this one reads up to ${DESIGN_VERSION}).`,
    );
  }

  const stored = migrate(copy.value as JsonObject, version);
  if (!stored.ok) return stored;
  const parsed = designSchema.safeParse(stored.value);
  if (!parsed.success) return err(`This design is damaged: ${describe(parsed.error)}.`);

  const [problem] = checkStructure(parsed.data);
  return problem ? err(`This design is damaged: ${problem.message}`) : ok(parsed.data);
}

/** What `parseDesign` reads back. Same design, same bytes: keys and records have one order. */
export function toStored(design: Design): StoredDesign {
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
function describe(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'it cannot be read';
  const path = issue.path.map((key) => truncate(String(key), 40)).join('.');
  return path === '' ? issue.message : `${path} ${issue.message}`;
}
