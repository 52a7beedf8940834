import type { Model, ModelEdge, ModelNode } from '../spec/model';

interface Keys {
  readonly names: string;
  readonly params: string;
  readonly isExisting: string;
  readonly critical: string;
}

/** By what name the reads of a record are noted (`kit/reads`): a computation that names a node does not read its parameters. */
export const keysOf = (id: string): Keys => ({
  names: `${id}.names`,
  params: `${id}.params`,
  isExisting: `${id}.isExisting`,
  critical: `${id}.critical`,
});

/** The key of whatever is read of the document itself. */
export const DOCUMENT = 'document';

/** Null where more has changed than what a record says of itself. Where things lie follows from containers, so that all of it may. */
export function changesBetween(before: Model, now: Model): readonly string[] | null {
  if (
    before.catalog !== now.catalog ||
    before.settings !== now.settings ||
    before.nodes.length !== now.nodes.length ||
    before.edges.length !== now.edges.length
  ) {
    return null;
  }
  const changes: string[] = [DOCUMENT];
  // Loops, because this runs over all of a design on every edit.
  for (let index = 0; index < now.nodes.length; index += 1) {
    const [a, b] = [before.nodes[index]!, now.nodes[index]!];
    if (a === b) continue;
    if (a.id !== b.id || a.kind !== b.kind || a.parent !== b.parent || b.spec.container) {
      return null;
    }
    changes.push(...changesOfNode(a, b));
  }
  if (before.edges === now.edges) return changes;
  for (let index = 0; index < now.edges.length; index += 1) {
    const [a, b] = [before.edges[index]!, now.edges[index]!];
    if (a === b) continue;
    if (!isSameConnection(a, b)) return null;
    if (a.params !== b.params) changes.push(keysOf(b.id).params);
  }
  return changes;
}

function changesOfNode(a: ModelNode, b: ModelNode): readonly string[] {
  const keys = keysOf(b.id);
  return [
    ...(a.label === b.label && a.slug === b.slug ? [] : [keys.names]),
    ...(a.params === b.params ? [] : [keys.params]),
    ...(a.isExisting === b.isExisting ? [] : [keys.isExisting]),
    ...(a.critical === b.critical ? [] : [keys.critical]),
  ];
}

const isSameConnection = (a: ModelEdge, b: ModelEdge): boolean =>
  a.id === b.id && a.verb === b.verb && a.from === b.from && a.to === b.to;
