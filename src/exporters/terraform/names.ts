import type { EdgeId, NodeId } from '../../design/records';
import type { Model, ModelNode } from '../../spec/model';
import type { Names as SharedNames } from '../plan';

/** Endings of names derived from a node's, of resources and of outputs. */
const SUFFIXES = [
  'assume',
  'certificate',
  'cpu',
  'database',
  'default',
  'dead_letters',
  'emails',
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
  'instance',
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
 * Terraform names from slugs alone, so that neither an addition nor a removal renames what stays (law E3). The word that a
 * derived name ends in is spoken for: in a node's own name two underscores stand before it, whoever else there is.
 */
export interface Names extends SharedNames {
  readonly derived: (id: NodeId, suffix: Suffix) => string;
}

const underscored = (slug: string): string => slug.replaceAll('-', '_');
/** The shortest first: what a longer one derives from must not end in it either. */
const ENDINGS = SUFFIXES.map((suffix) => ({
  suffix,
  text: `-${suffix.replaceAll('_', '-')}`,
})).toSorted((a, b) => a.text.length - b.text.length);

export function nodeName(slug: string): string {
  const ending = ENDINGS.find(({ text }) => slug.endsWith(text));
  if (!ending) return underscored(slug);
  return `${underscored(slug.slice(0, -ending.text.length))}__${ending.suffix}`;
}

/** `nodes`: those that are exported. All names are made at once, so that who remembers them knows what they were made of. */
export function toNames(model: Model, nodes: readonly ModelNode[]): Names {
  const exported = new Set(nodes.map(({ id }) => id));
  const names = new Map(model.nodes.map(({ id, slug }) => [id, nodeName(slug)]));
  const node = (id: NodeId) => names.get(id) ?? nodeName(model.get(id).slug);

  const edges = new Map<EdgeId, string>();
  const taken = new Set<string>();
  for (const edge of model.edges) {
    if (!exported.has(edge.from) || !exported.has(edge.to)) continue;
    const plain = `${node(edge.from)}_${node(edge.to)}`;
    let name = plain;
    for (let number = 2; taken.has(name); number += 1) name = `${plain}_${number}`;
    taken.add(name);
    edges.set(edge.id, name);
  }
  return {
    node,
    derived: (id, suffix) => `${node(id)}_${suffix}`,
    edge: (id) => edges.get(id) ?? id,
  };
}
