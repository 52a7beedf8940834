import { compareIds, type Design, type DesignEdge, type DesignNode } from '../design';

/** Which record of one design is which of the other, by their ids: from the earlier to the later. */
export interface Matches {
  readonly nodes: ReadonlyMap<string, string>;
  readonly edges: ReadonlyMap<string, string>;
}

/**
 * Two nodes are one when they are of one kind and have one slug, which stays whatever the label becomes; of the rest, when they are
 * of one kind and have one id. Two edges are one when they say the same of the same ends, in the order in which they were drawn.
 */
export function matchRecords(before: Design, after: Design): Matches {
  const nodes = new Map<string, string>();
  const pair = (keyOf: (node: DesignNode) => string) => {
    const taken = new Set(nodes.values());
    const free = Object.values(after.nodes).filter(({ id }) => !taken.has(id));
    const byKey = new Map(free.map((node) => [keyOf(node), node.id]));
    for (const node of Object.values(before.nodes)) {
      const match = nodes.has(node.id) ? undefined : byKey.get(keyOf(node));
      if (match !== undefined) nodes.set(node.id, match);
    }
  };
  pair(({ kind, slug }) => `${kind}/${slug}`);
  pair(({ kind, id }) => `${kind}/${id}`);
  return { nodes, edges: matchEdges(before, after, nodes) };
}

function matchEdges(
  before: Design,
  after: Design,
  nodes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const keyOf = ({ verb, from, to }: DesignEdge, end: (id: string) => string | undefined) =>
    JSON.stringify([verb, end(from), end(to)]);
  const waiting = new Map<string, string[]>();
  for (const edge of inOrder(after.edges)) {
    const key = keyOf(edge, (id) => id);
    waiting.set(key, [...(waiting.get(key) ?? []), edge.id]);
  }
  const edges = new Map<string, string>();
  for (const edge of inOrder(before.edges)) {
    const match = waiting.get(keyOf(edge, (id) => nodes.get(id)))?.shift();
    if (match !== undefined) edges.set(edge.id, match);
  }
  return edges;
}

const inOrder = (edges: Design['edges']): readonly DesignEdge[] =>
  Object.values(edges).toSorted((a, b) => compareIds(a.id, b.id));
