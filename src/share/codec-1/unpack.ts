import * as v from 'valibot';
import { MAX_EDGES, MAX_NODES, MAX_WAIVERS, WAIVER_SEVERITIES } from '../../design';
import type { JsonObject, JsonValue } from '../../kit/json';
import { KINDS, VERBS, type FrozenVerb } from './defaults.generated';
import { packedEdge, packedNode, packedSchema, packedWaiver, type PackedParams } from './packed';
import { createSlugGuesses, FROM_KIND, FROM_LABEL } from './slug';

/** The version of the stored form that format 1 unpacks to; `parseDesign` brings it up to date. */
const DESIGN_VERSION = 1;

/** Said inside this folder only: what was packed is not what format 1 packs. */
class Malformed extends Error {}

/** The stored form of the design, to be given to `parseDesign`; null for what format 1 never wrote. */
export function unpack(packed: unknown): JsonObject | null {
  try {
    const [settings, nodes, edges, waivers = []] = read(packedSchema, packed);
    if (nodes.length > MAX_NODES || edges.length > MAX_EDGES || waivers.length > MAX_WAIVERS) {
      return null;
    }
    const records = unpackNodes(nodes, edges);
    return {
      format: 'lintel',
      version: DESIGN_VERSION,
      settings,
      ...records,
      ...(waivers.length > 0 ? { waivers: unpackWaivers(waivers, records) } : {}),
    };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

interface Unpacked {
  readonly nodes: JsonObject;
  readonly edges: JsonObject;
  readonly layout: JsonObject;
}

function unpackNodes(nodes: readonly unknown[], edges: readonly unknown[]): Unpacked {
  const rows = nodes.map((node) => read(packedNode, node));
  const nextNode = counter('n');
  const ids = rows.map((row) => nextNode(row[7]));
  const slugs = createSlugGuesses();
  const records: [string, JsonValue][] = [];
  const layout: [string, JsonValue][] = [];

  for (const [at, row] of rows.entries()) {
    const [kind, givenLabel = 0, parent = 0, x, y, givenSlug = FROM_LABEL, params] = row;
    const id = itemAt(ids, at);
    const known = typeof kind === 'number' ? itemAt(KINDS, kind) : undefined;
    const label = givenLabel === 0 ? known?.label : givenLabel;
    if (label === undefined) throw new Malformed();
    const slug =
      givenSlug === FROM_LABEL
        ? slugs.fromLabel(label)
        : givenSlug === FROM_KIND
          ? known && slugs.fromKind(known)
          : givenSlug;
    if (slug == null) throw new Malformed();
    slugs.take(slug);
    const node = { id, kind: known?.id ?? String(kind), slug, label };
    const container = parent === 0 ? null : itemAt(ids, parent - 1);
    records.push([id, { ...node, parent: container, params: unpackParams(known, params) }]);
    if (x != null && y != null) layout.push([id, { x, y }]);
  }
  return {
    nodes: Object.fromEntries(records),
    edges: unpackEdges(edges, ids),
    layout: Object.fromEntries(layout),
  };
}

function unpackEdges(edges: readonly unknown[], nodeIds: readonly string[]): JsonObject {
  const next = counter('e');
  const records = edges.map((edge): [string, JsonValue] => {
    const [verb, from, to, params, number] = read(packedEdge, edge);
    const id = next(number);
    const known = typeof verb === 'number' ? itemAt(VERBS, verb) : undefined;
    const ends = {
      from: itemAt(nodeIds, from - 1),
      to: itemAt(nodeIds, to - 1),
    };
    const record = { id, verb: known?.id ?? String(verb), ...ends };
    return [id, { ...record, params: unpackParams(known, params) }];
  });
  return Object.fromEntries(records);
}

function unpackWaivers(waivers: readonly unknown[], { nodes, edges }: Unpacked): JsonObject {
  const [nodeIds, edgeIds] = [Object.keys(nodes), Object.keys(edges)];
  const next = counter('w');
  const subjectAt = (place: number) =>
    place > 0 ? itemAt(nodeIds, place - 1) : itemAt(edgeIds, -place - 1);
  const records = waivers.map((waiver): [string, JsonValue] => {
    const [rule, reason, owner, until, about = 0, field = null, number, ...extent] = read(
      packedWaiver,
      waiver,
    );
    const [severity = 0, named = 0, measure = null] = extent;
    const id = next(number);
    const record = {
      id,
      rule,
      subject: about === 0 ? null : subjectAt(about),
      field,
      reason,
      owner,
      until,
      ...(severity === 0 ? {} : { severity: itemAt(WAIVER_SEVERITIES, severity - 1) }),
      ...(named === 0 ? {} : { subjects: named.map(subjectAt) }),
      ...(measure === null ? {} : { measure }),
    };
    return [id, record];
  });
  return Object.fromEntries(records);
}

function unpackParams(known: FrozenVerb | undefined, changes: PackedParams = []): JsonObject {
  const defaults = known?.params ?? {};
  const fields = Object.keys(defaults);
  // A map and not an object, to which `__proto__` would mean something.
  const params = new Map(Object.entries(defaults));
  for (const [field, value] of changes) {
    const name = typeof field === 'number' ? itemAt(fields, field) : field;
    if (value === undefined) params.delete(name);
    else params.set(name, value);
  }
  return Object.fromEntries(params);
}

/** The ids of records in their order; see `numberer` in `pack.ts`. */
function counter(letter: 'n' | 'e' | 'w'): (number?: number) => string {
  let last = 0;
  return (number = 0) => {
    if (number !== 0 && number <= last) throw new Malformed();
    last = number === 0 ? last + 1 : number;
    return `${letter}${last}`;
  };
}

function read<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (!parsed.success) throw new Malformed();
  return parsed.output;
}

function itemAt<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new Malformed();
  return list[index] as T;
}
