import { beginTransaction, type NodeId } from '../../design';
import { err, ok } from '../../kit/result';
import type { Command } from '../command';
import { arrange, LEAF, STEP } from '../geometry';
import type { Model } from '../model';

const COLUMNS = 3;
const SWEEPS = 4;

/** How far a node lies from the entry, in edges, within its own tier: siblings that feed each other take rows. */
function rowsOf(model: Model, ids: readonly NodeId[]): ReadonlyMap<NodeId, number> {
  const inside = new Set(ids);
  const rows = new Map<NodeId, number>(ids.map((id) => [id, 0]));
  for (let sweep = 0; sweep < ids.length; sweep += 1) {
    let changed = false;
    for (const edge of model.edges) {
      if (!inside.has(edge.from) || !inside.has(edge.to)) continue;
      // A replica stands beside its source: data flows across, not down.
      const step = model.get(edge.to).spec.can.includes('sql-replica') ? 0 : 1;
      const row = rows.get(edge.from)! + step;
      if (row > rows.get(edge.to)! && row <= ids.length) {
        rows.set(edge.to, row);
        changed = true;
      }
    }
    if (!changed) break;
  }
  return rows;
}

/** Puts the leaves of every tier on a grid, each near what it is connected to, so that edges run down and cross little. */
export const tidy: Command<Record<string, never>> = (model) => {
  const tx = beginTransaction(model.design);
  const tiers = model.networks.flatMap((network) => network.tiers.map((tier) => tier.node));
  const cells = new Map<NodeId, { column: number; row: number }>();
  for (const tier of tiers) {
    const ids = model.children(tier).map((node) => node.id);
    const rows = rowsOf(model, ids);
    const used = new Map<number, number>();
    for (const id of ids.toSorted((a, b) => rows.get(a)! - rows.get(b)!)) {
      const row = rows.get(id)!;
      const column = used.get(row) ?? 0;
      used.set(row, column + 1);
      cells.set(id, { column, row });
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) for (const tier of tiers) sortRows(model, tier, cells);
  for (const tier of tiers) {
    const ids = model.children(tier).map((node) => node.id);
    const widest = Math.max(0, ...ids.map((id) => cells.get(id)!.column)) + 1;
    for (const id of ids) {
      const { column, row } = cells.get(id)!;
      const inRow = ids.filter((one) => cells.get(one)!.row === row).length;
      const indent = ((Math.max(widest, COLUMNS) - inRow) * STEP.x) / 2;
      tx.putBox(id, { x: Math.round((indent + column * STEP.x) / 8) * 8, y: row * STEP.y });
    }
  }
  placeEntries(tx, model);
  const patch = tx.patch();
  return patch.layout ? ok({ label: 'Tidy up', patch }) : err({ reason: 'Everything is in its place.' });
};

/** Orders each row of a tier by the mean column of what its nodes are connected to. */
function sortRows(model: Model, tier: NodeId, cells: Map<NodeId, { column: number; row: number }>): void {
  const ids = model.children(tier).map((node) => node.id);
  const pull = (id: NodeId): number => {
    const others = [...model.edgesFrom(id).map((edge) => edge.to), ...model.edgesTo(id).map((edge) => edge.from)];
    const columns = others.flatMap((other) => cells.get(other)?.column ?? []);
    const own = cells.get(id)!.column;
    return columns.length === 0 ? own : columns.reduce((sum, column) => sum + column, 0) / columns.length;
  };
  for (const row of new Set(ids.map((id) => cells.get(id)!.row))) {
    const members = ids.filter((id) => cells.get(id)!.row === row);
    const ordered = members.map((id) => ({ id, at: pull(id) })).toSorted((a, b) => a.at - b.at);
    ordered.forEach(({ id }, column) => cells.set(id, { column, row }));
  }
}

/** Entries stand in a row above everything, centred over it. */
function placeEntries(tx: ReturnType<typeof beginTransaction>, model: Model): void {
  const entries = model.children(null).filter((node) => !node.spec.container && node.spec.can.length > 0);
  const regions = model.children(null).filter((node) => node.spec.container);
  if (entries.length === 0 || regions.length === 0) return;
  const { absolute } = arrange(model.with(tx.design));
  const rects = regions.map((region) => absolute.get(region.id)!);
  const left = Math.min(...rects.map((rect) => rect.x));
  const rightmost = Math.max(...rects.map((rect) => rect.x + rect.width));
  const top = Math.min(...rects.map((rect) => rect.y));
  const width = entries.length * STEP.x - (STEP.x - LEAF.width);
  const start = Math.round(((left + rightmost - width) / 2) / 8) * 8;
  entries.forEach((entry, index) => {
    tx.putBox(entry.id, { x: start + index * STEP.x, y: top - STEP.y });
  });
}
