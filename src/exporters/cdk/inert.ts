import type { Design, Tables } from '../../design';
import type { JsonValue } from '../../kit/json';
import type { ExportAcceptance } from '../exporter';

/**
 * Text that the CDK or CloudFormation would not take as text: the marks of tokens in strings, lists and numbers (`aws-cdk-lib`,
 * core encoding), and a dynamic reference, which the deployment would look up (CloudFormation User Guide, "Dynamic references").
 */
const MARK = /[$#](?=\{Token\[)|\{(?=\{resolve:)|-(?=1\.\d{10,16}e\+289)/g;

export const inertText = (text: string): string => text.replace(MARK, '$& ');

function inertValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return inertText(value);
  if (Array.isArray(value)) {
    const items = value.map(inertValue);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const inert = entries.map(([key, one]) => [inertText(key), inertValue(one)] as const);
  const isSame = inert.every(
    ([key, one], at) => key === entries[at]?.[0] && one === entries[at]?.[1],
  );
  return isSame ? value : Object.fromEntries(inert);
}

type Stored = Tables[keyof Tables];
const knownRecords = new WeakMap<object, Stored>();

/** Records keep their identity from one edit to the next, so that an edit costs what it changes. */
function inertRecord<R extends Stored>(record: R): R {
  if (record === null || typeof record !== 'object') return inertValue(record) as R;
  let inert = knownRecords.get(record);
  if (inert === undefined) knownRecords.set(record, (inert = inertValue(record as JsonValue)));
  return inert as R;
}

const knownTables = new WeakMap<object, object>();

function inertTable<R extends Stored>(
  table: Readonly<Record<string, R>>,
): Readonly<Record<string, R>> {
  const known = knownTables.get(table);
  if (known) return known as typeof table;
  const inert = madeInert(table);
  knownTables.set(table, inert);
  return inert;
}

function madeInert<R extends Stored>(
  table: Readonly<Record<string, R>>,
): Readonly<Record<string, R>> {
  const entries = Object.entries(table);
  const inert = entries.map(([id, record]) => [id, inertRecord(record)] as const);
  return inert.every(([, record], at) => record === entries[at]?.[1])
    ? table
    : Object.fromEntries(inert);
}

/** The design with every such text broken by a space; the design itself where there is none. */
export function inertDesign(design: Design): Design {
  const settings = inertTable(design.settings);
  const nodes = inertTable(design.nodes);
  const edges = inertTable(design.edges);
  const isSame = settings === design.settings && nodes === design.nodes && edges === design.edges;
  return isSame ? design : { ...design, settings, nodes, edges };
}

/** The same of what somebody accepts: the reason stands beside the construct. */
export function inertAcceptances(
  accepted: readonly ExportAcceptance[],
): readonly ExportAcceptance[] {
  const inert = accepted.map((one) => {
    const waiver = inertRecord(one.waiver);
    return waiver === one.waiver ? one : { ...one, waiver };
  });
  return inert.every((one, at) => one === accepted[at]) ? accepted : inert;
}
