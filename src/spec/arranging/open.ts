import type { NodeId } from '../../design';
import {
  bottom,
  GAP,
  LEAF,
  meets,
  right,
  snap,
  STEP,
  storedPlace,
  type Geometry,
  type Point,
  type Rect,
} from '../geometry';
import type { Model, ModelNode } from '../model';
import { graphOf, inBand, type GraphEdge, type GraphNode, type LayOut, type Order } from './graph';
import { packings } from './packings';
import {
  distinct,
  drawnAt,
  freeOf,
  isCard,
  JOINED_STEP,
  placesIn,
  type Movable,
  type Places,
} from './places';

/** From a row above containers to their upper edge, and from their lower edge to a row below: a connection's label fits. */
const ABOVE = 96;
const BELOW = 24;
const BLOCK = 'block';

type Side = 'above' | 'below' | 'beside' | 'idle';

interface Site {
  readonly model: Model;
  readonly holder: NodeId | null;
  readonly cards: readonly ModelNode[];
  readonly drawn: ReadonlyMap<NodeId, Rect>;
  /** What stays: its containers, and cards that are not asked for. */
  readonly fixed: readonly Rect[];
  /** The containers, as one thing; null where there is none. */
  readonly block: Rect | null;
  /** Connections between the cards, and between them and what lies in the block. */
  readonly edges: readonly GraphEdge[];
  readonly sides: ReadonlyMap<NodeId, Side>;
  /** Where what lies in the block is, from the block's upper left corner. */
  readonly inBlock: (inner: NodeId) => Point;
}

/** Places for the cards of a region or of the open canvas: what leads into its containers stands above them, and what they use below. */
export async function proposeInOpen(
  model: Model,
  geometry: Geometry,
  holder: NodeId | null,
  isMovable: Movable,
  layOut: LayOut,
): Promise<readonly Places[]> {
  const proposals: Places[] = [];
  for (const arrayed of distinct(packings(model, geometry, holder, isMovable))) {
    const site = siteOf(model, geometry, holder, isMovable, arrayed);
    if (site.cards.length === 0) {
      if (arrayed.size > 0) proposals.push(arrayed);
      continue;
    }
    for (const order of ['free', 'kept'] as const) {
      const rows = await layOutRows(site, order, layOut);
      for (const above of ['rows', 'row'] as const) {
        const joined = above === 'rows' ? rows : inOneRow(site, rows);
        for (const idle of ['stay', 'line-up'] as const)
          proposals.push(settle(site, arrayed, joined, idle));
      }
    }
  }
  return proposals;
}

function siteOf(
  model: Model,
  geometry: Geometry,
  holder: NodeId | null,
  isMovable: Movable,
  arrayed: Places,
): Site {
  const children = model.children(holder);
  const drawn = new Map(
    children.map((child): [NodeId, Rect] => {
      const rect = drawnAt(model, geometry, child);
      return [child.id, { ...rect, ...arrayed.get(child.id) }];
    }),
  );
  const cards = children
    .filter((child) => isCard(child) && isMovable(child))
    .toSorted((a, b) => drawn.get(a.id)!.x - drawn.get(b.id)!.x);
  const moving = new Set(cards.map(({ id }) => id));
  const containers = children.filter(({ spec }) => spec.container);
  const block = boundsOf(containers.map(({ id }) => drawn.get(id)!));
  const endOf = (id: NodeId): string | null => {
    if (moving.has(id)) return id;
    let up = model.get(id);
    while (up.parent !== null && up.parent !== holder) up = model.get(up.parent);
    return up.parent === holder && up.spec.container ? BLOCK : null;
  };
  const edges = model.edges.flatMap((edge): GraphEdge[] => {
    const [from, to] = [endOf(edge.from), endOf(edge.to)];
    if (from === null || to === null || from === to) return [];
    const port = (end: string, inner: NodeId, side: string) =>
      end === BLOCK ? `${BLOCK}/${side}/${inner}` : end;
    return [
      { id: edge.id, sources: [port(from, edge.from, 'out')], targets: [port(to, edge.to, 'in')] },
    ];
  });
  return {
    model,
    holder,
    cards,
    drawn,
    fixed: children.filter(({ id }) => !moving.has(id)).map(({ id }) => drawn.get(id)!),
    block,
    edges,
    sides: sidesOf(cards, edges),
    inBlock: (inner) => {
      let up = model.get(inner);
      while (up.parent !== holder) up = model.get(up.parent!);
      const [rect, outer] = [geometry.absolute.get(inner)!, geometry.absolute.get(up.id)!];
      const at = drawn.get(up.id)!;
      return {
        x: at.x + rect.x - outer.x + rect.width / 2 - (block?.x ?? 0),
        y: at.y + rect.y - outer.y - (block?.y ?? 0),
      };
    },
  };
}

function boundsOf(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null;
  const [x, y] = [
    Math.min(...rects.map((rect) => rect.x)),
    Math.min(...rects.map((rect) => rect.y)),
  ];
  return {
    x,
    y,
    width: Math.max(...rects.map(right)) - x,
    height: Math.max(...rects.map(bottom)) - y,
  };
}

const isBlock = (end: string): boolean => end.startsWith(BLOCK);

function sidesOf(cards: readonly ModelNode[], edges: readonly GraphEdge[]): Map<NodeId, Side> {
  const joined = new Set(edges.flatMap(({ sources, targets }) => [sources[0], targets[0]]));
  const follow = (way: (edge: GraphEdge) => readonly [string, string]): Set<string> => {
    const found = new Set<string>();
    for (let size = -1; size !== found.size;) {
      size = found.size;
      for (const edge of edges) {
        const [near, far] = way(edge);
        if ((isBlock(near) || found.has(near)) && !isBlock(far)) found.add(far);
      }
    }
    return found;
  };
  const fed = follow(({ sources: [from], targets: [to] }) => [from, to]);
  const feeding = follow(({ sources: [from], targets: [to] }) => [to, from]);
  const sideOf = (id: NodeId): Side => {
    if (!joined.has(id)) return 'idle';
    if (fed.has(id) === feeding.has(id)) return 'beside';
    return feeding.has(id) ? 'above' : 'below';
  };
  return new Map(cards.map(({ id }) => [id, sideOf(id)]));
}

/** What ELK makes of the cards that are joined, around the block; what stands beside it is laid out for itself. */
async function layOutRows(site: Site, order: Order, layOut: LayOut): Promise<Map<NodeId, Rect>> {
  const { cards, sides, block, edges } = site;
  const placed = new Map<NodeId, Rect>();
  const sideOf = (id: NodeId): Side => sides.get(id)!;
  const around = cards.filter(({ id }) => sideOf(id) === 'above' || sideOf(id) === 'below');
  const beside = cards.filter(({ id }) => sideOf(id) === 'beside');
  if (block && around.length > 0) {
    const band = { above: 0, below: 2, beside: 1, idle: 1 };
    const [nodes, held] = [
      nodesOf(around, (id) => band[sideOf(id)]),
      new Set(around.map(({ id }) => id)),
    ];
    const own = edges.filter(({ sources, targets }) =>
      [sources[0], targets[0]].every((end) => isBlock(end) || held.has(end)),
    );
    const found = placesIn(
      await layOut(graphOf([...nodes, blockNode(site, block, own)], own, order)),
    );
    const at = found.get(BLOCK)!;
    for (const side of ['above', 'below'] as const) {
      const ids = around.flatMap(({ id }) => (sideOf(id) === side ? [id] : []));
      const lines = linesOf(ids.map((id) => found.get(id)!.y));
      for (const id of ids) {
        const { x, y } = found.get(id)!;
        const row = lines.indexOf(Math.round(y));
        const top =
          side === 'above'
            ? block.y - ABOVE - (lines.length - 1 - row) * STEP.y
            : bottom(block) + BELOW + row * STEP.y;
        placed.set(id, { ...LEAF, x: block.x + x - at.x, y: top });
      }
    }
  }
  if (beside.length > 0) {
    const held = new Set(beside.map(({ id }) => id));
    const own = edges.filter(
      ({ sources, targets }) => held.has(sources[0]) && held.has(targets[0]),
    );
    const found = placesIn(
      await layOut(
        graphOf(
          nodesOf(beside, () => 0),
          own,
          order,
        ),
      ),
    );
    const now = boundsOf(beside.map(({ id }) => site.drawn.get(id)!))!;
    const first = boundsOf(beside.map(({ id }) => ({ ...LEAF, ...found.get(id)! })))!;
    const lines = linesOf(beside.map(({ id }) => found.get(id)!.y));
    const start = block
      ? { x: right(block) + GAP * 2, y: block.y + Math.min(...heightsOf(site, held)) }
      : { x: now.x, y: now.y };
    for (const { id } of beside) {
      const { x, y } = found.get(id)!;
      const row = lines.indexOf(Math.round(y));
      placed.set(id, { ...LEAF, x: start.x + x - first.x, y: start.y + row * STEP.y });
    }
  }
  return placed;
}

/** How deep in the block that lies which the cards are joined to. */
const heightsOf = ({ edges, inBlock }: Site, cards: ReadonlySet<NodeId>): readonly number[] => {
  const found = edges.flatMap(({ sources: [from], targets: [to] }) => {
    const inner = [cards.has(from) && to, cards.has(to) && from].find((end) => end && isBlock(end));
    return inner ? [inBlock(inner.split('/')[2]!).y] : [];
  });
  return found.length > 0 ? found : [0];
};

const linesOf = (ys: readonly number[]): readonly number[] =>
  [...new Set(ys.map((y) => Math.round(y)))].toSorted((a, b) => a - b);

const nodesOf = (cards: readonly ModelNode[], bandOf: (id: NodeId) => number): GraphNode[] =>
  cards.map(({ id }) => ({ id, ...LEAF, layoutOptions: inBand(bandOf(id)) }));

/** Connections meet the block where what they are for stands in it. */
function blockNode({ inBlock }: Site, block: Rect, edges: readonly GraphEdge[]): GraphNode {
  const ends = new Set(
    edges.flatMap(({ sources, targets }) => [sources[0], targets[0]]).filter(isBlock),
  );
  return {
    id: BLOCK,
    width: block.width,
    height: block.height,
    layoutOptions: { ...inBand(1), 'elk.portConstraints': 'FIXED_POS' },
    ports: [...ends].map((end) => {
      const [, way, inner = ''] = end.split('/');
      const isIn = way === 'in';
      return {
        id: end,
        x: inBlock(inner).x,
        y: isIn ? 0 : block.height,
        width: 0,
        height: 0,
        layoutOptions: { 'elk.port.side': isIn ? 'NORTH' : 'SOUTH' },
      };
    }),
  };
}

/** What leads into the block in one row, the last of it where ELK has it: a screen is wider than it is high. */
function inOneRow({ sides, block }: Site, rows: ReadonlyMap<NodeId, Rect>): Map<NodeId, Rect> {
  const above = [...rows].filter(([id]) => sides.get(id) === 'above');
  above.sort(([, a], [, b]) => a.y - b.y || a.x - b.x);
  const last = above.at(-1);
  if (!last || !block) return new Map(rows);
  const moved = above.map(([id, rect], index): [NodeId, Rect] => {
    const x = last[1].x - (above.length - 1 - index) * JOINED_STEP;
    return [id, { ...rect, x, y: block.y - ABOVE }];
  });
  return new Map([...rows, ...moved]);
}

/** Where the row of what joins nothing begins: on the canvas with what stands above, in a region with what stands below. */
function idleLine({ holder, block }: Site, settled: readonly Rect[]): Point {
  const all = boundsOf(block ? [block, ...settled] : settled);
  if (!all || !block) return { x: all?.x ?? 0, y: all ? bottom(all) + BELOW : 0 };
  if (holder === null) return { x: block.x, y: block.y - ABOVE };
  return { x: block.x, y: bottom(block) + BELOW };
}

/** On the grid, on nothing else, and in a container not above or left of its content. */
function settle(
  site: Site,
  arrayed: Places,
  rows: ReadonlyMap<NodeId, Rect>,
  idle: 'stay' | 'line-up',
): Places {
  const { cards, drawn, fixed, holder } = site;
  const taken = [...fixed];
  const settled = new Map<NodeId, Rect>();
  const put = (id: NodeId, rect: Rect) => {
    const free = freeOf(taken, { ...rect, x: snap(rect.x), y: snap(rect.y) });
    taken.push(free);
    settled.set(id, free);
  };
  for (const { id } of cards.filter((card) => rows.has(card.id))) put(id, rows.get(id)!);
  const line = idleLine(site, [...settled.values()]);
  for (const { id } of cards.filter((card) => !rows.has(card.id))) {
    const now = drawn.get(id)!;
    const stays =
      idle === 'stay' && !taken.some((one) => meets(one, now, STEP.x - LEAF.width - GAP));
    put(id, stays ? now : { ...LEAF, ...line });
  }
  const all = [
    ...settled.values(),
    ...[...arrayed].map(([id, at]) => ({ ...drawn.get(id)!, ...at })),
  ];
  const shift =
    holder === null || arrayed.size === 0
      ? { x: 0, y: 0 }
      : {
          x: -Math.min(0, ...all.map(({ x }) => x)),
          y: -Math.min(0, ...all.map(({ y }) => y)),
        };
  const moved = [...arrayed, ...settled].map(([id, { x, y }]): [NodeId, Point] => [
    id,
    storedPlace({ x: x + shift.x, y: y + shift.y }, holder !== null),
  ]);
  return new Map(moved);
}
