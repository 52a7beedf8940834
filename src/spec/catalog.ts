import type { JsonObject } from '../kit/json';
import type { Design } from '../design/records';
import type { KindFacts, VerbFacts } from './facts';
import type { Category, KindSpec } from './kind-spec';
import type { VerbSpec } from './verb-spec';

export interface Kind {
  readonly spec: KindSpec;
  readonly facts?: KindFacts;
}

export interface Verb {
  readonly spec: VerbSpec;
  readonly facts?: VerbFacts;
}

/** A node of a pattern; `tier` places it in that tier of the VPC it is dropped on. */
export interface PatternNode {
  readonly key: string;
  readonly kind: string;
  readonly label?: string;
  /** Begins its generated names; the kind's own where none is given. */
  readonly slug?: string;
  readonly preset?: string;
  readonly params?: Readonly<Record<string, string | number | boolean>>;
  /** Grid cell among the pattern's nodes of the same container: column and row. */
  readonly column: number;
  readonly row: number;
}

/** Several nodes, wired, that the palette offers as one. */
export interface Pattern {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  /** The kind whose icon stands for the pattern. */
  readonly icon: string;
  readonly nodes: readonly PatternNode[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly params?: JsonObject;
  }[];
  /** Connects what it is dropped on: every node there that can reach the named node and has no such edge yet. */
  readonly attach: readonly { readonly node: string; readonly as: 'from' | 'to' }[];
}

/** The kinds and verbs as everyone else receives them. */
export interface Catalog {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly verbs: ReadonlyMap<string, Verb>;
  readonly patterns: readonly Pattern[];
  readonly categories: readonly { readonly id: Category; readonly title: string }[];
}

/** A starter design, as templates and the gallery offer it. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** False for one that is drawn as it should not be: its export neither plans nor synthesises until it is fixed. */
  readonly plans?: false;
  readonly build: () => Design;
}

export function specOf(catalog: Catalog, kind: string): KindSpec {
  const found = catalog.kinds.get(kind);
  if (!found) throw new Error(`No kind "${kind}" in the catalog.`);
  return found.spec;
}

export function verbOf(catalog: Catalog, verb: string): VerbSpec {
  const found = catalog.verbs.get(verb);
  if (!found) throw new Error(`No verb "${verb}" in the catalog.`);
  return found.spec;
}

/** The first kind or verb that the catalog lacks, in words; null when it knows them all. */
export function unknownNames(catalog: Catalog, design: Design): string | null {
  for (const node of Object.values(design.nodes)) {
    if (!catalog.kinds.has(node.kind)) return `a node of the unknown kind "${node.kind}"`;
  }
  for (const edge of Object.values(design.edges)) {
    if (!catalog.verbs.has(edge.verb)) return `a connection of the unknown type "${edge.verb}"`;
  }
  return null;
}
