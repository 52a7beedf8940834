import { beginTransaction, type NodeId, type Transaction } from '../../design';
import { err, ok } from '../../kit/result';
import type { Command } from '../command';
import { arrange, isText, LEAF, STEP, storedPlace } from '../geometry';
import { slot } from '../geometry/slot';
import type { Model } from '../model';

/** Between two entries the label of the connection that joins them has to fit. */
const ENTRY_STEP = LEAF.width + 136;
/** What a crossing of two connections weighs, in pixels of sideways way. */
const CROSSING = 400;
const MOST_SWEEPS = 6;
/** Every pair of edges is compared at every swap: in a crowd only the lengths count. */
const MOST_CROSSED = 120;
const FARTHEST_SWAP = 6;

/** The nodes of a VPC from the top to the bottom, each row from left to right. */
interface Row {
  readonly tier: NodeId;
  /** Counted within the tier. */
  readonly row: number;
  readonly nodes: NodeId[];
}

/** Puts the leaves of every tier into rows, each near what it is connected to, so that edges run down and cross little. */
export const tidy: Command<Record<string, never>> = (model) => {
  const tx = beginTransaction(model.design);
  for (const network of model.networks) {
    const rows = network.tiers.flatMap((tier) => rowsOf(model, tier.node));
    const columns = Math.max(network.zones.length, 1);
    order(model, rows, columns);
    for (const { row, nodes } of rows) {
      nodes.forEach((id, index) => {
        const at = { x: slot(index, nodes.length, columns), y: row * STEP.y };
        tx.putBox(id, storedPlace(at, true));
      });
    }
  }
  placeEntries(tx, model);
  const patch = tx.patch();
  return patch.layout
    ? ok({ label: 'Tidy up', patch })
    : err({ reason: 'Everything is in its place.', isDone: true });
};

/** Siblings that feed each other stand in rows: how far a node lies from the entry of its own tier, in edges. */
function rowsOf(model: Model, tier: NodeId): readonly Row[] {
  const ids = model.children(tier).map((node) => node.id);
  const rows = new Map<NodeId, number>(ids.map((id) => [id, 0]));
  for (let sweep = 0; sweep < ids.length; sweep += 1) {
    let isSettled = true;
    for (const edge of model.edges) {
      const [from, to] = [rows.get(edge.from), rows.get(edge.to)];
      if (from === undefined || to === undefined) continue;
      // A replica stands beside its source: data flows across, not down. A circle of edges ends at the count.
      const row = from + (model.get(edge.to).spec.can.includes('sql-replica') ? 0 : 1);
      if (row <= to || row > ids.length) continue;
      rows.set(edge.to, row);
      isSettled = false;
    }
    if (isSettled) break;
  }
  const used = [...new Set(rows.values())].toSorted((a, b) => a - b);
  return used.map((row, index) => ({
    tier,
    row: index,
    nodes: ids.filter((id) => rows.get(id) === row),
  }));
}

/** Swaps neighbours while that makes the connections shorter or keeps them from crossing. */
function order(model: Model, rows: readonly Row[], columns: number): void {
  const place = new Map<NodeId, { x: number; row: number }>();
  const settle = (row: Row, at: number) =>
    row.nodes.forEach((id, index) => {
      place.set(id, { x: slot(index, row.nodes.length, columns), row: at });
    });
  rows.forEach(settle);
  const edges = model.edges.filter((edge) => place.has(edge.from) && place.has(edge.to));
  const cost = (): number => {
    let sum = 0;
    edges.forEach((edge, index) => {
      const [from, to] = [place.get(edge.from)!, place.get(edge.to)!];
      sum += Math.abs(from.x - to.x);
      if (from.row === to.row && from.x > to.x) sum += CROSSING / 4;
      if (edges.length > MOST_CROSSED) return;
      for (const other of edges.slice(index + 1)) {
        const [from2, to2] = [place.get(other.from)!, place.get(other.to)!];
        const isPair = from.row === from2.row && to.row === to2.row && from.row !== to.row;
        if (isPair && (from.x - from2.x) * (to.x - to2.x) < 0) sum += CROSSING;
      }
    });
    return sum;
  };
  let best = cost();
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    const before = best;
    rows.forEach((row, at) => {
      for (let left = 0; left < row.nodes.length; left += 1) {
        const end = Math.min(row.nodes.length, left + FARTHEST_SWAP + 1);
        for (let right = left + 1; right < end; right += 1) {
          swap(row.nodes, left, right);
          settle(row, at);
          const now = cost();
          if (now < best) best = now;
          else {
            swap(row.nodes, left, right);
            settle(row, at);
          }
        }
      }
    });
    if (best === before) break;
  }
}

function swap(nodes: NodeId[], left: number, right: number): void {
  [nodes[left], nodes[right]] = [nodes[right]!, nodes[left]!];
}

/** Entries stand in a row above everything, the last of them over the middle. */
function placeEntries(tx: Transaction, model: Model): void {
  const entries = model
    .children(null)
    .filter(({ spec }) => !spec.container && !isText(spec) && spec.can.length > 0);
  const regions = model.children(null).filter((node) => node.spec.container);
  if (entries.length === 0 || regions.length === 0) return;
  const { absolute } = arrange(model.with(tx.design));
  const rects = regions.map((region) => absolute.get(region.id)!);
  const left = Math.min(...rects.map((rect) => rect.x));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const top = Math.min(...rects.map((rect) => rect.y));
  const middle = (left + right - LEAF.width) / 2;
  entries.forEach((entry, index) => {
    const x = middle - (entries.length - 1 - index) * ENTRY_STEP;
    tx.putBox(entry.id, storedPlace({ x, y: top - STEP.y + 8 }, false));
  });
}
