import * as z from 'zod/mini';
import type { JsonValue } from '../../kit/json';
import { FROM_KIND, FROM_LABEL } from './slug';

/**
 * The JSON that format 1 deflates: `[settings, nodes, edges]`. A record is a list whose last
 * elements are left out while they are what `NODE_TAIL` and `EDGE_TAIL` say.
 */
export type Packed = readonly [JsonValue, readonly PackedNode[], readonly PackedEdge[]];
export type PackedNode = z.output<typeof packedNode>;
export type PackedEdge = z.output<typeof packedEdge>;
export type PackedParams = z.output<typeof packedParams>;

const natural = z.int().check(z.gte(0));
/** A place in the frozen table, or the name of what the table lacks. */
const reference = z.union([natural, z.string()]);
const coordinate = z.nullable(z.int());
const json = z.custom<JsonValue>();

/** What differs from the table: `[field, value]`, or `[field]` for a field that is absent. */
const packedParams = z.array(z.tuple([reference, z.optional(json)]));

export const packedNode = z.tuple([
  reference,
  // The label; 0 for the kind's own.
  z.optional(z.union([z.string(), z.literal(0)])),
  // The container's place among the nodes, from 1; 0 for none.
  z.optional(natural),
  // x and y; null for a node without a place.
  z.optional(coordinate),
  z.optional(coordinate),
  z.optional(z.union([z.string(), z.literal(FROM_LABEL), z.literal(FROM_KIND)])),
  z.optional(packedParams),
  // The number in the id; 0 for one more than in the record before.
  z.optional(natural),
]);
export const NODE_TAIL = [0, 0, null, null, FROM_LABEL, [], 0] as const;

export const packedEdge = z.tuple([
  reference,
  // The ends' places among the nodes, from 1.
  natural,
  natural,
  z.optional(packedParams),
  z.optional(natural),
]);
export const EDGE_TAIL = [[], 0] as const;

/** Records are looked at one by one, so that a hostile list ends at its first fault. */
export const packedSchema = z.tuple([
  z.record(z.string(), json),
  z.array(z.unknown()),
  z.array(z.unknown()),
]);
