import type { NodeId } from '../../design/records';
import type { Model, ModelNode, Network, Zone } from '../model';
import type { CellUse, Draft } from './arrange';
import { roomyIn } from './frames';
import {
  bottom,
  chipWidth,
  COLUMN,
  contentOrigin,
  GRID,
  INSET,
  leafSize,
  NETWORK_HEADER,
  RAIL,
  right,
  TIER_GAP,
  TIER_HEADER,
  type Rect,
  type Size,
} from './measures';

/** A VPC stacks its tiers as bands and paints its zones as columns; a subnet is the cell where a band and a column meet. */
export function sizeNetwork(model: Model, vpc: ModelNode, draft: Draft): Size {
  const network = model.networkOf(vpc.id);
  const tiers = network?.tiers ?? [];
  const zones = network?.zones ?? [];
  const origin = contentOrigin(vpc);
  const known = new Set(tiers.map((tier) => tier.node));

  let content = 0;
  const contentOf = new Map<NodeId, number>();
  for (const tier of model.children(vpc.id).filter((child) => child.spec.container === 'tier')) {
    const placed = placeLeaves(model, tier, draft);
    content = Math.max(content, placed.width);
    contentOf.set(tier.id, placed.height);
  }
  const count = Math.max(zones.length, 1);
  const least = contentOf.size > 0 ? COLUMN.min : COLUMN.empty;
  const column = Math.max(least, Math.ceil(content / count / GRID) * GRID);
  const width = column * count;

  const uses = network ? usesByCell(model, network) : new Map<string, CellUse[]>();
  let y = origin.y;
  for (const tier of tiers) {
    const mine = zones.map((zone) => uses.get(`${tier.role}/${zone.letter}`) ?? []);
    const rows = Math.max(1, ...mine.map((cell) => chipRows(cell, column - COLUMN.inset * 2 - 12)));
    const railTop = contentOf.get(tier.node)! + RAIL.padding;
    const rail = RAIL.caption + rows * RAIL.chip + RAIL.bottom;
    const height = railTop + rail;
    draft.rects.set(tier.node, { x: origin.x, y, width, height });
    draft.cells.set(
      tier.node,
      zones.map((zone, index) => ({
        zone,
        rect: cellRect(index * column, TIER_HEADER, column, height - TIER_HEADER),
        rail: cellRect(index * column, railTop, column, rail),
        cidr: cidrOf(network, tier.role, zone),
        uses: mine[index] ?? [],
      })),
    );
    y += height + TIER_GAP;
  }
  // Two tiers of one role, as in an imported design: the second is drawn, and has no subnets.
  for (const [id, height] of contentOf) {
    if (known.has(id)) continue;
    draft.rects.set(id, { x: origin.x, y, width, height: height + RAIL.padding });
    y += height + RAIL.padding + TIER_GAP;
  }
  const loose = placeLoose(model, vpc, draft);
  const inner = Math.max(contentOf.size > 0 ? y - TIER_GAP : origin.y + 160, loose.height);
  draft.columns.set(
    vpc.id,
    zones.map((zone, index) => ({
      zone,
      rect: {
        x: origin.x + index * column + 3,
        y: NETWORK_HEADER,
        width: column - 6,
        height: inner - NETWORK_HEADER + 4,
      },
    })),
  );
  return { width: Math.max(origin.x + width, loose.width) + INSET, height: inner + INSET };
}

const cellRect = (x: number, y: number, column: number, height: number): Rect => ({
  x: x + COLUMN.inset,
  y,
  width: column - COLUMN.inset * 2,
  height,
});

const cidrOf = (network: Network | null, role: string, zone: Zone): string | null =>
  network?.subnets.find((one) => one.tier === role && one.zone === zone)?.cidr?.text ?? null;

/** Leaves stand where they are stored; the answer holds them all. */
function placeLeaves(model: Model, tier: ModelNode, draft: Draft): Size {
  const origin = contentOrigin(tier);
  let size: Size = { width: 0, height: origin.y + leafSize(tier.spec, tier.params).height };
  for (const child of roomyIn(model, tier.id)) {
    const at = model.design.layout[child.id] ?? { x: 0, y: 0 };
    const rect = { x: origin.x + at.x, y: origin.y + at.y, ...leafSize(child.spec, child.params) };
    draft.rects.set(child.id, rect);
    size = {
      width: Math.max(size.width, right(rect) + origin.x),
      height: Math.max(size.height, bottom(rect)),
    };
  }
  return size;
}

/** Notes and sketches that lie in the VPC itself. */
function placeLoose(model: Model, vpc: ModelNode, draft: Draft): Size {
  const origin = contentOrigin(vpc);
  let size: Size = { width: 0, height: 0 };
  for (const child of roomyIn(model, vpc.id)) {
    if (child.spec.container === 'tier') continue;
    const at = model.design.layout[child.id] ?? { x: 0, y: 0 };
    const rect = { x: origin.x + at.x, y: origin.y + at.y, ...leafSize(child.spec, child.params) };
    draft.rects.set(child.id, rect);
    size = {
      width: Math.max(size.width, right(rect)),
      height: Math.max(size.height, bottom(rect)),
    };
  }
  return size;
}

function usesByCell(model: Model, network: Network): Map<string, CellUse[]> {
  const found = new Map<string, CellUse[]>();
  const add = (id: NodeId) => {
    for (const use of model.zones(id)) {
      const key = `${use.tier}/${use.zone.letter}`;
      const list = found.get(key);
      if (list) list.push({ node: id, use });
      else found.set(key, [{ node: id, use }]);
    }
  };
  add(network.vpc);
  for (const { node } of network.tiers) for (const child of model.children(node)) add(child.id);
  return found;
}

/** How many rows the chips of a cell take when they flow like words. */
function chipRows(uses: readonly CellUse[], width: number): number {
  let rows = 1;
  let x = 0;
  for (const { use } of uses) {
    const needed = chipWidth(use.label);
    if (x > 0 && x + needed > width) {
      rows += 1;
      x = 0;
    }
    x += needed;
  }
  return rows;
}
