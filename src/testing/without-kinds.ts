import type { Design } from '../design';

/** A design without the nodes of some kinds, their connections and their places. */
export function withoutKinds(design: Design, ...kinds: readonly string[]): Design {
  const kept = (id: string): boolean => !kinds.includes(design.nodes[id]?.kind ?? '');
  return {
    ...design,
    nodes: Object.fromEntries(Object.entries(design.nodes).filter(([id]) => kept(id))),
    edges: Object.fromEntries(
      Object.entries(design.edges).filter(([, { from, to }]) => kept(from) && kept(to)),
    ),
    layout: Object.fromEntries(Object.entries(design.layout).filter(([id]) => kept(id))),
  };
}
