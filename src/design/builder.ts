import type { JsonObject, JsonValue } from '../kit/json';
import { idsAfter } from './ids';
import { EMPTY_DESIGN, type Box, type Design, type EdgeId, type NodeId } from './records';
import { uniqueSlug } from './slug';
import { checkStructure } from './structure';
import { beginTransaction } from './transaction';

/** The catalog's defaults, handed in because the document knows no kinds. */
export interface BuilderDefaults {
  readonly defaults: (kind: string) => JsonObject;
  readonly verbDefaults: (verb: string) => JsonObject;
}

export interface BuiltNode {
  readonly label: string;
  /** Made from the label if it is left out. */
  readonly slug?: string;
  readonly parent?: NodeId | null;
  /** Only what differs from the kind's defaults. */
  readonly params?: JsonObject;
  readonly at?: Box;
}

/**
 * Writes a design in code, for templates, rule examples and tests. Ids count up: `n1`, `n2`, `e1`.
 * Every method throws on misuse, which is a mistake in the code that calls it.
 */
export interface DesignBuilder {
  node(kind: string, node: BuiltNode): NodeId;
  edge(verb: string, from: NodeId, to: NodeId, params?: JsonObject): EdgeId;
  setting(key: string, value: JsonValue): void;
  build(): Design;
}

export function createDesignBuilder({ defaults, verbDefaults }: BuilderDefaults): DesignBuilder {
  const transaction = beginTransaction(EMPTY_DESIGN);
  const ids = idsAfter(EMPTY_DESIGN);
  const nodeIds = new Set<NodeId>();
  const slugs = new Set<string>();

  function mustExist(id: NodeId): void {
    if (!nodeIds.has(id)) throw new Error(`There is no node ${id} yet.`);
  }

  return {
    node(kind, { label, slug = uniqueSlug(label, slugs), parent = null, params, at }) {
      if (parent !== null) mustExist(parent);
      if (slugs.has(slug)) throw new Error(`The slug ${slug} is taken.`);
      const id = ids.node();
      const filled = { ...defaults(kind), ...params };
      transaction.putNode({ id, kind, slug, label, parent, params: filled });
      if (at) transaction.putBox(id, at);
      nodeIds.add(id);
      slugs.add(slug);
      return id;
    },
    edge(verb, from, to, params) {
      mustExist(from);
      mustExist(to);
      if (from === to) throw new Error(`An edge cannot join ${from} to itself.`);
      const id = ids.edge();
      transaction.putEdge({ id, verb, from, to, params: { ...verbDefaults(verb), ...params } });
      return id;
    },
    setting(key, value) {
      if (value === null) throw new Error(`The setting ${key} needs a value.`);
      transaction.putSetting(key, value);
    },
    build() {
      const { design } = transaction;
      const [problem] = checkStructure(design);
      if (problem) throw new Error(problem.message);
      return design;
    },
  };
}
