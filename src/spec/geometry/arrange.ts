import type { NodeId } from '../../design/records';
import type { Model, ModelNode, Zone, ZoneUse } from '../model';
import { placeFrames, roomyIn } from './frames';
import {
  bottom,
  contentOrigin,
  GAP,
  INSET,
  leafSize,
  LEAF,
  meets,
  right,
  type Point,
  type Rect,
  type Size,
} from './measures';
import { sizeNetwork } from './network';

export interface CellUse {
  readonly node: NodeId;
  readonly use: ZoneUse;
}

/** A subnet as it is drawn: the part of a tier's band that lies in a zone's column. */
export interface Cell {
  readonly zone: Zone;
  /** Relative to the tier. */
  readonly rect: Rect;
  /** The foot of the cell, below every leaf: range and chips. Relative to the tier. */
  readonly rail: Rect;
  readonly cidr: string | null;
  readonly uses: readonly CellUse[];
}

export interface Column {
  readonly zone: Zone;
  /** Relative to the VPC. */
  readonly rect: Rect;
}

/** A tier whose zones are not drawn. */
export interface Band {
  readonly zones: number;
  /** What lies in its subnets and has no card in it. */
  readonly parts: readonly {
    readonly node: NodeId;
    readonly label: string;
    readonly count: number;
  }[];
}

/** "NAT ×3" */
export const partLabel = (label: string, count: number): string =>
  count > 1 ? `${label} ×${count}` : label;

export interface Geometry {
  /** Relative to the parent's top left corner. */
  readonly rects: ReadonlyMap<NodeId, Rect>;
  readonly absolute: ReadonlyMap<NodeId, Rect>;
  /** Of each frame, on the canvas. They are in neither of the others: they take no room, and stand in nobody's way. */
  readonly frames: ReadonlyMap<NodeId, Rect>;
  /** Of each tier, by zone. */
  readonly cells: ReadonlyMap<NodeId, readonly Cell[]>;
  /** Of each VPC, by zone. */
  readonly columns: ReadonlyMap<NodeId, readonly Column[]>;
  /** Of each tier, where the design is drawn tier by tier; null where it is drawn zone by zone. */
  readonly bands: ReadonlyMap<NodeId, Band> | null;
}

export interface Draft {
  readonly rects: Map<NodeId, Rect>;
  readonly cells: Map<NodeId, readonly Cell[]>;
  readonly columns: Map<NodeId, readonly Column[]>;
}

interface Placed {
  readonly id: NodeId;
  readonly rect: Rect;
}

/** Moves containers that would overlap to the right of those before them; stored places stay as they are. */
function pushApart(rects: readonly Placed[]): readonly Placed[] {
  const placed: Placed[] = [];
  for (const { id, rect } of rects) {
    let free = rect;
    const hit = () => placed.find((one) => meets(one.rect, free, GAP));
    for (let other = hit(); other; other = hit()) free = { ...free, x: right(other.rect) + GAP };
    placed.push({ id, rect: free });
  }
  return placed;
}

const AWAY = GAP / 2;

/** The nearest place beside a container for a card that it would cover; never above or left of `least`. */
function beside(card: Rect, container: Rect, least: Point): Rect {
  const places = [
    { ...card, y: bottom(container) + AWAY },
    { ...card, x: right(container) + AWAY },
    { ...card, y: container.y - AWAY - card.height },
    { ...card, x: container.x - AWAY - card.width },
  ].filter(({ x, y }) => x >= least.x && y >= least.y);
  const way = (place: Rect) => Math.abs(place.x - card.x) + Math.abs(place.y - card.y);
  return places.reduce((best, place) => (way(place) < way(best) ? place : best));
}

/** A container grows with what is put into it: cards beside it give way, and do not come to lie on each other by that. */
function giveWay(cards: readonly Placed[], containers: readonly Placed[], least: Point): Placed[] {
  const placed: Placed[] = [];
  for (const { id, rect } of cards) {
    let free = rect;
    const covering = () => containers.find((one) => meets(one.rect, free));
    const first = covering();
    if (first) free = beside(free, first.rect, least);
    // Down and to the right there is always room, so that this ends.
    const taken = () => placed.find((one) => meets(one.rect, free));
    for (let hit = first && (covering() ?? taken()); hit; hit = covering() ?? taken()) {
      free = covering()
        ? { ...free, y: bottom(hit.rect) + AWAY }
        : { ...free, x: right(hit.rect) + AWAY };
    }
    placed.push({ id, rect: free });
  }
  return placed;
}

function sizeOf(model: Model, node: ModelNode, draft: Draft): Size {
  switch (node.spec.container) {
    case 'network':
      return sizeNetwork(model, node, draft);
    case 'region':
      return sizeFree(model, node, draft, { width: 560, height: 240 });
    case 'tier':
      return { width: LEAF.width, height: LEAF.height };
    default:
      return leafSize(node.spec, node.params);
  }
}

/** Places the children of a region, or of the canvas, where they are stored, and answers with the size that holds them. */
function sizeFree(model: Model, node: ModelNode | null, draft: Draft, least: Size): Size {
  const origin = contentOrigin(node);
  const children = roomyIn(model, node?.id ?? null).map((child) => {
    const at = model.design.layout[child.id] ?? { x: 0, y: 0 };
    const size = sizeOf(model, child, draft);
    return { child, id: child.id, rect: { x: origin.x + at.x, y: origin.y + at.y, ...size } };
  });
  const containers = pushApart(children.filter(({ child }) => child.spec.container));
  const cards = children.filter(({ child }) => !child.spec.container);
  const corner = node ? origin : { x: -Infinity, y: -Infinity };
  const leaves = giveWay(cards, containers, corner);
  const all = [...containers, ...leaves];
  for (const { id, rect } of all) draft.rects.set(id, rect);
  return {
    width: all.reduce((most, { rect }) => Math.max(most, right(rect) + INSET), least.width),
    height: all.reduce((most, { rect }) => Math.max(most, bottom(rect) + INSET), least.height),
  };
}

export function toAbsolute(model: Model, rects: ReadonlyMap<NodeId, Rect>): Map<NodeId, Rect> {
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
  const absolute = toAbsolute(model, draft.rects);
  return { ...draft, absolute, bands: null, frames: placeFrames(model) };
}
