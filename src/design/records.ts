import type { JsonObject, JsonValue } from '../kit/json';

export type NodeId = string;
export type EdgeId = string;
export type WaiverId = string;
/** Of a node or an edge; their first letters tell them apart. */
export type SubjectId = string;

/** `slug` is made at creation and kept when the label changes: every generated identifier is derived from it. */
export interface DesignNode {
  readonly id: NodeId;
  readonly kind: string;
  readonly slug: string;
  readonly label: string;
  /** The container this node lies in; containment is said nowhere else. */
  readonly parent: NodeId | null;
  /** Every field of the kind is written out, so that a default changed later never changes an old design. */
  readonly params: JsonObject;
}

export interface DesignEdge {
  readonly id: EdgeId;
  readonly verb: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly params: JsonObject;
}

/** The place of a node's top left corner in its container's content, in canvas pixels. Sizes are computed. */
export interface Box {
  readonly x: number;
  readonly y: number;
}

/** A finding that a person accepts, until a day. It is known by its rule, by what it speaks of first, and by the field. */
export interface Waiver {
  readonly id: WaiverId;
  /** A rule's id: "ML-4". */
  readonly rule: string;
  /** Null for a finding about the design as a whole. */
  readonly subject: SubjectId | null;
  readonly field: string | null;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it is accepted, as ISO 8601 writes it: "2026-03-31". */
  readonly until: string;
  /** The worst that it accepts; a file from before this was kept says nothing, and accepts no more than the rule's own severity. */
  readonly severity?: (typeof WAIVER_SEVERITIES)[number];
  /** All nodes and edges that what is accepted names, by their ids in order; of a file from before this was kept the subject alone. */
  readonly subjects?: readonly SubjectId[];
  /** How much of it is accepted, as the rule counts it; absent where it counts nothing, or from before this was kept. */
  readonly measure?: number;
}

/** Links store the place in this list: append only. */
export const WAIVER_SEVERITIES = ['error', 'warning', 'info'] as const;

export interface Tables {
  readonly settings: JsonValue;
  readonly nodes: DesignNode;
  readonly edges: DesignEdge;
  readonly layout: Box;
  readonly waivers: Waiver;
}

export type Table = keyof Tables;
export const TABLES: readonly Table[] = ['settings', 'nodes', 'edges', 'layout', 'waivers'];

export type Design = {
  readonly [T in Table]: Readonly<Record<string, Tables[T]>>;
};

/** The version of the records' shape; `migrations/` brings older ones up to it. */
export const DESIGN_VERSION = 1;

export const EMPTY_DESIGN: Design = {
  settings: {},
  nodes: {},
  edges: {},
  layout: {},
  waivers: {},
};

/** Ids carry their order of creation (`n7`, `e12`, `w3`), so that output never depends on the order of object keys. */
export function compareIds(a: string, b: string): number {
  const byNumber = Number(a.slice(1)) - Number(b.slice(1));
  return byNumber !== 0 && !Number.isNaN(byNumber) ? byNumber : a < b ? -1 : a > b ? 1 : 0;
}
