import type { EdgeId, NodeId } from '../../design/records';
import type { Model, ModelNode } from '../../spec/model';

/** Endings of names derived from a node's. Each is spoken for: a node whose own slug ends in one is kept apart. */
const SUFFIXES = [
  'assume',
  'certificate',
  'cpu',
  'database',
  'default',
  'dead_letters',
  'endpoints',
  'evening',
  'execution',
  'flow',
  'flow_assume',
  'gateway',
  'access',
  'http',
  'https',
  'image',
  'interface',
  'logs',
  'monitoring',
  'monitoring_assume',
  'nat',
  'outage',
  'morning',
  'primary',
  'primary_direct',
  'private',
  'public',
  'reader',
  'replication',
  'requests',
  'secondary',
  'secondary_direct',
  'servers',
  'ssh',
  'ssm',
  'task',
  'waf',
] as const;
export type Suffix = (typeof SUFFIXES)[number];

/**
 * Terraform names from slugs alone. Where two would meet, the older record keeps the plain name, so that an addition never
 * renames what exists (law E3).
 */
export interface Names {
  readonly node: (id: NodeId) => string;
  readonly derived: (id: NodeId, suffix: Suffix) => string;
  readonly edge: (id: EdgeId) => string;
  /** Which derived names an older node took, as text to compare. */
  readonly taken: (id: NodeId) => string;
}

const underscored = (slug: string): string => slug.replaceAll('-', '_');
const ENDINGS = SUFFIXES.map((suffix) => ({ suffix, text: `-${suffix.replaceAll('_', '-')}` }));

/** `nodes`: those that are exported, in order of creation. */
export function toNames(model: Model, nodes: readonly ModelNode[]): Names {
  const names = new Map<NodeId, string>();
  const order = new Map(nodes.map((node, index) => [node.slug, index]));
  const takenBefore = new Map<string, Suffix[]>();
  nodes.forEach(({ id, slug }, index) => {
    let name = underscored(slug);
    for (const { suffix, text } of ENDINGS) {
      if (!slug.endsWith(text)) continue;
      const stem = slug.slice(0, -text.length);
      const owner = order.get(stem);
      if (owner === undefined) continue;
      if (owner < index) name = `${underscored(stem)}__${suffix}`;
      else takenBefore.set(stem, [...(takenBefore.get(stem) ?? []), suffix]);
    }
    names.set(id, name);
  });
  const node = (id: NodeId) => names.get(id) ?? underscored(model.get(id).slug);

  const edges = new Map<EdgeId, string>();
  const taken = new Set<string>();
  for (const edge of model.edges) {
    if (!names.has(edge.from) || !names.has(edge.to)) continue;
    const plain = `${node(edge.from)}_${node(edge.to)}`;
    let name = plain;
    for (let number = 2; taken.has(name); number += 1) name = `${plain}_${number}`;
    taken.add(name);
    edges.set(edge.id, name);
  }

  const takenOf = (id: NodeId) => takenBefore.get(model.get(id).slug) ?? [];
  return {
    node,
    derived: (id, suffix) => `${node(id)}${takenOf(id).includes(suffix) ? '__' : '_'}${suffix}`,
    edge: (id) => edges.get(id) ?? id,
    taken: (id) => takenOf(id).join(),
  };
}
