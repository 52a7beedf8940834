import { beginTransaction, type EdgeId, type NodeId } from '../../design';
import { err, ok } from '../../kit/result';
import { plural } from '../../kit/words';
import type { Command } from '../command';
import type { Model } from '../model';
import { isRegionCode } from '../settings';

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

/** The code of the first region, when it goes and others stay: their resources keep the names that they have beside it. */
function homeLeft(model: Model, gone: ReadonlySet<NodeId>): string | null {
  const regions = model.nodes.filter((node) => node.spec.container === 'region');
  const code = regions[0] ? model.regionName(regions[0].id) : null;
  const left = regions.filter(({ id }) => !gone.has(id)).map(({ id }) => model.regionName(id));
  const isLost = code !== null && left.length > 0 && !left.includes(code);
  return isLost && model.settings.homeRegion === '' && isRegionCode(code) ? code : null;
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
  const home = homeLeft(model, gone);
  if (home !== null) tx.putSetting('homeRegion', home);
  const only = nodes.length === 1 ? model.get(nodes[0]!) : null;
  const label =
    gone.size === 0
      ? `Remove ${plural(cut.length, 'connection')}`
      : `Remove ${only && gone.size === 1 ? only.label : plural(gone.size, 'node')}`;
  return ok({ label, patch: tx.patch(), select: { nodes: [] } });
};
