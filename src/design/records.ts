import type { JsonObject, JsonValue } from '../kit/json';

export type NodeId = string;
export type EdgeId = string;

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

export interface Tables {
  readonly settings: JsonValue;
  readonly nodes: DesignNode;
  readonly edges: DesignEdge;
  readonly layout: Box;
}

export type Table = keyof Tables;
export const TABLES: readonly Table[] = ['settings', 'nodes', 'edges', 'layout'];

export type Design = { readonly [T in Table]: Readonly<Record<string, Tables[T]>> };

/** The version of the records' shape; `migrations/` brings older ones up to it. */
export const DESIGN_VERSION = 1;

export const EMPTY_DESIGN: Design = { settings: {}, nodes: {}, edges: {}, layout: {} };

/** Ids carry their order of creation (`n7`, `e12`), so that output never depends on the order of object keys. */
export function compareIds(a: string, b: string): number {
  const byNumber = Number(a.slice(1)) - Number(b.slice(1));
  return byNumber !== 0 && !Number.isNaN(byNumber) ? byNumber : a < b ? -1 : a > b ? 1 : 0;
}
