import { beginTransaction, type EdgeId, type NodeId } from '../../design';
import { err, ok } from '../../kit/result';
import { plural } from '../../kit/words';
import type { Command } from '../command';
import type { Model } from '../model';

export interface RemoveArgs {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
}

/** The nodes themselves and all that they hold. */
export function withContents(model: Model, ids: readonly NodeId[]): ReadonlySet<NodeId> {
  const all = new Set<NodeId>();
  const visit = (id: NodeId) => {
    if (all.has(id)) return;
    all.add(id);
    for (const child of model.children(id)) visit(child.id);
  };
  for (const id of ids) visit(id);
  return all;
}

export const remove: Command<RemoveArgs> = (model, { nodes, edges }) => {
  const gone = withContents(model, nodes);
  const cut = model.edges.filter(
    (edge) => edges.includes(edge.id) || gone.has(edge.from) || gone.has(edge.to),
  );
  if (gone.size + cut.length === 0) return err({ reason: 'Nothing is selected.' });
  const tx = beginTransaction(model.design);
  for (const edge of cut) tx.removeEdge(edge.id);
  for (const id of gone) tx.removeNode(id);
  const only = nodes.length === 1 ? model.get(nodes[0]!) : null;
  const label =
    gone.size === 0
      ? `Remove ${plural(cut.length, 'connection')}`
      : `Remove ${only && gone.size === 1 ? only.label : plural(gone.size, 'node')}`;
  return ok({ label, patch: tx.patch(), select: { nodes: [] } });
};
