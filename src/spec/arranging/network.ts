import type { NodeId } from '../../design';
import { COLUMN, LEAF, snap, STEP, storedPlace, type Geometry, type Rect } from '../geometry';
import { slot, TIER_INSET } from '../geometry/slot';
import type { Model, ModelNode } from '../model';
import type { Outer } from './part';
import {
  graphOf,
  inBand,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type LayOut,
  type Order,
} from './graph';
import {
  drawnAt,
  freeOf,
  inReadingOrder,
  isCard,
  placesIn,
  type Movable,
  type Places,
} from './places';

/** Where what lies outside of the VPC comes from, for ELK a thing among others: it has no width that would push cards apart. */
const OUTSIDE = { width: 8, height: 8 };

interface Tier {
  readonly id: NodeId;
  readonly cards: readonly ModelNode[];
}

/** Places for the cards in the tiers of a VPC: each tier is a band, and ELK orders the rows of all of them together. */
export async function proposeInNetwork(
  model: Model,
  geometry: Geometry,
  vpc: NodeId,
  outer: readonly Outer[],
  isMovable: Movable,
  layOut: LayOut,
): Promise<readonly Places[]> {
  const network = model.networkOf(vpc);
  // As they are drawn: a second tier of one role, which an imported design may have, comes last.
  const drawn = model
    .children(vpc)
    .filter(({ spec }) => spec.container === 'tier')
    .toSorted((a, b) => geometry.rects.get(a.id)!.y - geometry.rects.get(b.id)!.y);
  const tiers = drawn.map(({ id }): Tier => {
    const cards = model.children(id).filter((node) => isCard(node) && isMovable(node));
    return { id, cards };
  });
  if (tiers.every(({ cards }) => cards.length === 0)) return [];
  const graphs = [
    graphOfTiers(model, geometry, tiers, outer, 'free', true),
    graphOfTiers(model, geometry, tiers, outer, 'free', false),
    graphOfTiers(model, geometry, tiers, outer, 'kept', true),
  ];
  const columns = Math.max(network?.zones.length ?? 1, 1);
  return (await Promise.all(graphs.map(layOut))).flatMap((graph) =>
    ACROSS.map((across) => placeRows(model, geometry, tiers, graph, columns, across)),
  );
}

/** Across the VPC a card stands in the middle of a zone, or of two, or its row is spread over the zones. */
const ACROSS = ['zones', 'half-zones', 'spread'] as const;
type Across = (typeof ACROSS)[number];

/** `isDown`: a copy of a database stands below what it copies, and otherwise beside it. */
function graphOfTiers(
  model: Model,
  geometry: Geometry,
  tiers: readonly Tier[],
  outer: readonly Outer[],
  order: Order,
  isDown: boolean,
): Graph {
  const nodes: GraphNode[] = [];
  tiers.forEach(({ cards }, index) => {
    const drawn = cards.map((card) => ({ id: card.id, at: drawnAt(model, geometry, card) }));
    // By the columns first: ELK reads the order of a row from the order of all.
    drawn.sort((a, b) => a.at.x - b.at.x || a.at.y - b.at.y);
    for (const { id } of drawn) {
      const { width, height } = LEAF;
      nodes.push({ id, width, height, layoutOptions: inBand(index + 1) });
    }
  });
  const inside = new Set(nodes.map(({ id }) => id));
  const last = tiers.length + 1;
  const outside = outer.flatMap(({ id, side }): GraphNode[] => {
    if (side === 'left' || side === 'right') return [];
    return [{ id, ...OUTSIDE, layoutOptions: inBand(side === 'above' ? 0 : last) }];
  });
  const known = new Set([...inside, ...outside.map(({ id }) => id)]);
  const edges = model.edges.flatMap(({ id, from, to }): GraphEdge[] => {
    if (!known.has(from) || !known.has(to) || !(inside.has(from) || inside.has(to))) return [];
    const isBeside =
      model.get(from).parent === model.get(to).parent &&
      model.get(to).spec.can.includes('sql-replica');
    if (isBeside && !isDown) return [];
    return [{ id, sources: [from], targets: [to] }];
  });
  return graphOf([...nodes, ...outside], edges, order);
}

/** The rows that ELK has found, on the lines of the tiers. */
function placeRows(
  model: Model,
  geometry: Geometry,
  tiers: readonly Tier[],
  graph: Graph,
  columns: number,
  across: Across,
): Places {
  const found = placesIn(graph);
  const cards = tiers.flatMap((tier) => tier.cards);
  const isPart = tiers.some(
    ({ id, cards: own }) => model.children(id).filter(isCard).length > own.length,
  );
  const least = Math.min(...cards.map(({ id }) => found.get(id)!.x));
  const most = Math.max(...cards.map(({ id }) => found.get(id)!.x + LEAF.width));
  const now = cards.map((card) => drawnAt(model, geometry, card));
  // Some of many stay where they are as a group; all of them stand in the middle of the VPC.
  const start = isPart
    ? Math.min(...now.map(({ x }) => x))
    : Math.max(0, (columns * COLUMN.min - (most - least)) / 2 - TIER_INSET);
  const places = new Map<NodeId, { x: number; y: number }>();
  for (const { id: tier, cards: own } of tiers) {
    if (own.length === 0) continue;
    const taken = model
      .children(tier)
      .filter((child) => !own.includes(child))
      .map((child): Rect => drawnAt(model, geometry, child));
    const top = isPart ? Math.min(...own.map((card) => drawnAt(model, geometry, card).y)) : 0;
    const lines = [...new Set(own.map(({ id }) => Math.round(found.get(id)!.y)))].toSorted(
      (a, b) => a - b,
    );
    lines.forEach((line, row) => {
      const inRow = own
        .map(({ id }) => ({ id, ...found.get(id)! }))
        .filter(({ y }) => Math.round(y) === line)
        .toSorted(inReadingOrder);
      const laidOut = inRow.map(({ x }) => snap(start + x - least));
      const wanted = isPart ? laidOut : lineUp(laidOut, columns, across);
      inRow.forEach(({ id }, index) => {
        const rect = freeOf(taken, { x: wanted[index]!, y: top + row * STEP.y, ...LEAF });
        taken.push(rect);
        places.set(id, storedPlace(rect, true));
      });
    });
  }
  return places;
}

function lineUp(row: readonly number[], columns: number, across: Across): readonly number[] {
  switch (across) {
    case 'spread':
      return row.map((_, index) => slot(index, row.length, columns));
    case 'zones':
      return toLines(row, STEP.x, columns);
    case 'half-zones':
      return toLines(row, STEP.x / 2, columns);
  }
}

/** Each card of a row on the nearest line that leaves room for the card before it, and the last of them still in a zone. */
function toLines(row: readonly number[], apart: number, columns: number): readonly number[] {
  const first = slot(0, 2, columns);
  const least = STEP.x / apart;
  const lines: number[] = [];
  for (const x of row) {
    const nearest = Math.max(0, Math.round((x - first) / apart));
    lines.push(Math.max(nearest, (lines.at(-1) ?? -least) + least));
  }
  let end = Math.max((columns - 1) * least, (row.length - 1) * least);
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    lines[index] = Math.min(lines[index]!, end);
    end = lines[index]! - least;
  }
  return lines.map((line) => snap(first + line * apart));
}
