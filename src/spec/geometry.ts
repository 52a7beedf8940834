import type { NodeId } from '../design/records';
import type { Model, ModelNode, Network, Zone, ZoneUse } from './model';

/**
 * Where everything stands on the canvas. Only the places of leaves and of outer containers are stored; a container is as large
 * as what it holds, a VPC stacks its tiers as bands and paints its zones as columns. All numbers are canvas pixels.
 */
export const GRID = 8;
export const LEAF = { width: 208, height: 64 };
/** From one leaf to the next when nodes are placed by themselves. */
export const STEP = { x: 256, y: 112 };
const INSET = 16;
const HEADER = 40;
const ZONE_HEADER = 32;
const TIER_HEADER = 32;
const TIER_GAP = 16;
const GAP = 32;
const COLUMN = { min: 256, empty: 208 };
const RAIL = { padding: 12, caption: 20, chip: 28, chipWidth: 116 };

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A subnet as it is drawn: the part of a tier's band that lies in a zone's column. */
export interface Cell {
  readonly zone: Zone;
  /** Relative to the tier. */
  readonly rect: Rect;
  readonly cidr: string | null;
  readonly uses: readonly { readonly node: NodeId; readonly use: ZoneUse }[];
}

export interface Column {
  readonly zone: Zone;
  /** Relative to the VPC. */
  readonly rect: Rect;
}

export interface Geometry {
  /** Relative to the parent's top left corner. */
  readonly rects: ReadonlyMap<NodeId, Rect>;
  readonly absolute: ReadonlyMap<NodeId, Rect>;
  /** Of each tier, by zone. */
  readonly cells: ReadonlyMap<NodeId, readonly Cell[]>;
  /** Of each VPC, by zone. */
  readonly columns: ReadonlyMap<NodeId, readonly Column[]>;
}

/** The top left corner of a container's content, relative to the container: what stored places are measured from. */
export function contentOrigin(node: ModelNode | null): Point {
  switch (node?.spec.container) {
    case 'tier':
      return { x: INSET, y: TIER_HEADER };
    case 'network':
      return { x: INSET, y: HEADER + ZONE_HEADER };
    case 'region':
      return { x: INSET, y: HEADER };
    default:
      return { x: 0, y: 0 };
  }
}

export const snap = (value: number): number => Math.round(value / GRID) * GRID;

/** Size of a node that is no container. */
function leafSize(node: ModelNode): { width: number; height: number } {
  if (node.spec.can.length > 0) return LEAF;
  const text = String(Object.values(node.params)[0] ?? '');
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 30)), 0);
  return { width: LEAF.width, height: snap(Math.min(Math.max(lines * 18 + 40, LEAF.height), 240)) };
}

interface Draft {
  readonly rects: Map<NodeId, Rect>;
  readonly cells: Map<NodeId, readonly Cell[]>;
  readonly columns: Map<NodeId, readonly Column[]>;
}

const right = (rect: Rect): number => rect.x + rect.width;
const bottom = (rect: Rect): number => rect.y + rect.height;
const meets = (a: Rect, b: Rect): boolean =>
  a.x < right(b) + GAP && b.x < right(a) + GAP && a.y < bottom(b) + GAP && b.y < bottom(a) + GAP;

/** Moves containers that would overlap to the right of those before them; stored places stay as they are. */
function pushApart(rects: readonly { id: NodeId; rect: Rect }[]): readonly { id: NodeId; rect: Rect }[] {
  const placed: { id: NodeId; rect: Rect }[] = [];
  for (const { id, rect } of rects) {
    let free = rect;
    for (let hit = placed.find((one) => meets(one.rect, free)); hit; ) {
      free = { ...free, x: right(hit.rect) + GAP };
      hit = placed.find((one) => meets(one.rect, free));
    }
    placed.push({ id, rect: free });
  }
  return placed;
}

function sized(model: Model, node: ModelNode, draft: Draft): { width: number; height: number } {
  switch (node.spec.container) {
    case 'tier':
      return { width: 0, height: 0 };
    case 'network':
      return sizeNetwork(model, node, draft);
    case 'region':
      return sizeFree(model, node, draft, { width: 560, height: 240 });
    default:
      return leafSize(node);
  }
}

/** Places the children of a region, or of the canvas, where they are stored, and answers with the size that holds them. */
function sizeFree(
  model: Model,
  node: ModelNode | null,
  draft: Draft,
  empty: { width: number; height: number },
): { width: number; height: number } {
  const origin = contentOrigin(node);
  const children = model.children(node?.id ?? null).map((child) => {
    const at = model.design.layout[child.id] ?? { x: 0, y: 0 };
    const size = sized(model, child, draft);
    return { child, id: child.id, rect: { x: origin.x + at.x, y: origin.y + at.y, ...size } };
  });
  const containers = pushApart(children.filter(({ child }) => child.spec.container));
  const leaves = children.filter(({ child }) => !child.spec.container);
  const all = [...containers, ...leaves];
  for (const { id, rect } of all) draft.rects.set(id, rect);
  return {
    width: Math.max(empty.width, ...all.map(({ rect }) => right(rect) + INSET)),
    height: Math.max(empty.height, ...all.map(({ rect }) => bottom(rect) + INSET)),
  };
}

function usesByTier(model: Model, network: Network): Map<string, { node: NodeId; use: ZoneUse }[]> {
  const found = new Map<string, { node: NodeId; use: ZoneUse }[]>();
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

function sizeNetwork(model: Model, vpc: ModelNode, draft: Draft): { width: number; height: number } {
  const network = model.networkOf(vpc.id);
  const tiers = network ? network.tiers : [];
  const zones = network?.zones ?? [];
  const origin = contentOrigin(vpc);
  const leaves = new Map<NodeId, Rect>();
  let content = 0;
  for (const tier of tiers) {
    for (const child of model.children(tier.node)) {
      const at = model.design.layout[child.id] ?? { x: 0, y: 0 };
      const rect = { x: INSET + at.x, y: TIER_HEADER + at.y, ...leafSize(child) };
      leaves.set(child.id, rect);
      draft.rects.set(child.id, rect);
      content = Math.max(content, right(rect) + INSET);
    }
  }
  const uses = network ? usesByTier(model, network) : new Map<string, never[]>();
  const column = Math.max(
    tiers.length > 0 ? COLUMN.min : COLUMN.empty,
    Math.ceil(content / Math.max(zones.length, 1) / GRID) * GRID,
  );
  const width = Math.max(column * Math.max(zones.length, 1), content);
  let y = origin.y;
  for (const tier of tiers) {
    const children = model.children(tier.node);
    const lowest = Math.max(LEAF.height, ...children.map((one) => bottom(leaves.get(one.id)!) - TIER_HEADER));
    const chipsPerRow = Math.max(1, Math.floor((column - RAIL.padding * 2) / RAIL.chipWidth));
    const most = Math.max(1, ...zones.map((zone) => uses.get(`${tier.role}/${zone.letter}`)?.length ?? 0));
    const rail = RAIL.padding + RAIL.caption + Math.ceil(most / chipsPerRow) * RAIL.chip;
    const railTop = TIER_HEADER + lowest + RAIL.padding;
    const height = railTop + rail + RAIL.padding / 2;
    draft.rects.set(tier.node, { x: origin.x, y, width, height });
    draft.cells.set(
      tier.node,
      zones.map((zone, index) => ({
        zone,
        rect: { x: index * column + 6, y: railTop, width: column - 12, height: rail },
        cidr:
          network?.subnets.find((one) => one.tier === tier.role && one.zone === zone)?.cidr?.text ?? null,
        uses: uses.get(`${tier.role}/${zone.letter}`) ?? [],
      })),
    );
    y += height + TIER_GAP;
  }
  const loose = model.children(vpc.id).filter((child) => !isTier(tiers, child.id));
  let looseRight = 0;
  let looseBottom = 0;
  for (const child of loose) {
    const at = model.design.layout[child.id] ?? { x: 0, y: 0 };
    const rect = { x: origin.x + at.x, y: origin.y + at.y, ...leafSize(child) };
    draft.rects.set(child.id, rect);
    looseRight = Math.max(looseRight, right(rect));
    looseBottom = Math.max(looseBottom, bottom(rect));
  }
  const inner = Math.max(y - TIER_GAP, origin.y + (tiers.length > 0 ? 0 : 160), looseBottom);
  draft.columns.set(
    vpc.id,
    zones.map((zone, index) => ({
      zone,
      rect: { x: origin.x + index * column, y: HEADER, width: column, height: inner - HEADER + INSET / 2 },
    })),
  );
  return {
    width: Math.max(origin.x + width, looseRight) + INSET,
    height: inner + INSET,
  };
}

const isTier = (tiers: Network['tiers'], id: NodeId): boolean =>
  tiers.some((tier) => tier.node === id);

function toAbsolute(model: Model, rects: ReadonlyMap<NodeId, Rect>): Map<NodeId, Rect> {
  const absolute = new Map<NodeId, Rect>();
  const visit = (parent: NodeId | null, from: Point) => {
    for (const child of model.children(parent)) {
      const rect = rects.get(child.id);
      if (!rect) continue;
      const at = { ...rect, x: from.x + rect.x, y: from.y + rect.y };
      absolute.set(child.id, at);
      visit(child.id, at);
    }
  };
  visit(null, { x: 0, y: 0 });
  return absolute;
}

/** Computes every place. A pure function of the model: moving a leaf changes nothing that is not drawn. */
export function arrange(model: Model): Geometry {
  const draft: Draft = { rects: new Map(), cells: new Map(), columns: new Map() };
  sizeFree(model, null, draft, { width: 0, height: 0 });
  return { ...draft, absolute: toAbsolute(model, draft.rects) };
}

/** The innermost container under a point of the canvas; null for the open canvas. */
export function containerAt(model: Model, geometry: Geometry, point: Point): NodeId | null {
  let found: NodeId | null = null;
  const visit = (parent: NodeId | null) => {
    for (const child of model.children(parent)) {
      const rect = geometry.absolute.get(child.id);
      if (!child.spec.container || !rect) continue;
      const isInside =
        point.x >= rect.x && point.x < right(rect) && point.y >= rect.y && point.y < bottom(rect);
      if (isInside) {
        found = child.id;
        visit(child.id);
      }
    }
  };
  visit(null);
  return found;
}

/** A place in a container that no other leaf covers, for nodes that nobody placed by hand. */
export function freePlace(model: Model, parent: NodeId | null): Point {
  const geometry = arrange(model);
  const node = parent === null ? null : model.get(parent);
  const origin = contentOrigin(node);
  const taken = model.children(parent).flatMap((child) => {
    const rect = geometry.rects.get(child.id);
    return rect ? [{ ...rect, x: rect.x - origin.x, y: rect.y - origin.y }] : [];
  });
  const columns = node?.spec.container === 'tier' ? 3 : 4;
  for (let cell = 0; ; cell += 1) {
    const at = { x: (cell % columns) * STEP.x, y: Math.floor(cell / columns) * STEP.y };
    const rect = { ...at, ...LEAF };
    const overlaps = taken.some(
      (one) => one.x < right(rect) && rect.x < right(one) && one.y < bottom(rect) && rect.y < bottom(one),
    );
    if (!overlaps) return at;
  }
}
