import * as v from 'valibot';
import { isJsonObject, type JsonObject, type JsonValue } from '../../kit/json';
import { FROM_KIND, FROM_LABEL } from './slug';

/**
 * The JSON that format 1 deflates: `[settings, nodes, edges, waivers]`, without the last where
 * there are none. A record is a list whose last elements are left out while they are what `NODE_TAIL`, `EDGE_TAIL` and
 * `WAIVER_TAIL` say.
 */
export type Packed = readonly [
  JsonValue,
  readonly PackedNode[],
  readonly PackedEdge[],
  (readonly PackedWaiver[])?,
];
export type PackedNode = v.InferOutput<typeof packedNode>;
export type PackedEdge = v.InferOutput<typeof packedEdge>;
export type PackedWaiver = v.InferOutput<typeof packedWaiver>;
export type PackedParams = v.InferOutput<typeof packedParams>;

const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A place in the frozen table, or the name of what the table lacks. */
const reference = v.union([natural, v.string()]);
const coordinate = v.nullable(v.pipe(v.number(), v.safeInteger()));
const json = v.custom<JsonValue>(() => true);

/** What differs from the table: `[field, value]`, or `[field]` for a field that is absent. */
const packedParams = v.array(v.strictTuple([reference, v.optional(json)]));

export const packedNode = v.strictTuple([
  reference,
  // The label; 0 for the kind's own.
  v.optional(v.union([v.string(), v.literal(0)])),
  // The container's place among the nodes, from 1; 0 for none.
  v.optional(natural),
  // x and y; null for a node without a place.
  v.optional(coordinate),
  v.optional(coordinate),
  v.optional(v.union([v.string(), v.literal(FROM_LABEL), v.literal(FROM_KIND)])),
  v.optional(packedParams),
  // The number in the id; 0 for one more than in the record before.
  v.optional(natural),
]);
export const NODE_TAIL = [0, 0, null, null, FROM_LABEL, [], 0] as const;

export const packedEdge = v.strictTuple([
  reference,
  // The ends' places among the nodes, from 1.
  natural,
  natural,
  v.optional(packedParams),
  v.optional(natural),
]);
export const EDGE_TAIL = [[], 0] as const;

export const packedWaiver = v.strictTuple([
  // The rule, the reason, the owner and the day.
  v.string(),
  v.string(),
  v.string(),
  v.string(),
  // What it is about: the place among the nodes, from 1, or that among the edges as a negative number; 0 for the design.
  v.optional(v.pipe(v.number(), v.safeInteger())),
  v.optional(v.nullable(v.string())),
  v.optional(natural),
  // The place of the severity, from 1; 0 for none.
  v.optional(natural),
  // What it names, each as what it is about; 0 where that is not told.
  v.optional(v.union([v.literal(0), v.array(v.pipe(v.number(), v.safeInteger()))])),
  // How much of it, where that is counted.
  v.optional(v.nullable(v.number())),
]);
export const WAIVER_TAIL = [0, null, 0, 0, 0, null] as const;

/** Records are looked at one by one, so that a hostile list ends at its first fault. */
export const packedSchema = v.strictTuple([
  v.custom<JsonObject>((value) => isJsonObject(value as JsonValue)),
  v.array(v.unknown()),
  v.array(v.unknown()),
  v.optional(v.array(v.unknown())),
]);
