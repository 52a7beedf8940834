import type { EdgeId, NodeId } from '../../design/records';
import type { Model, ModelEdge } from '../model';
import type { Geometry } from './arrange';
import type { WayAround } from './around';
import { detourOf, outwards } from './detours';
import { placeLabels } from './labels';
import { bottom, CORRIDOR, right, type Point, type Rect } from './measures';
import { segmentsOf, straight } from './lines';
import { isVertical, pointOn, sidesBetween, spreadPorts, type Sided } from './ports';
import { RectIndex } from './rect-index';

/** An edge as it is drawn: level and upright lines between two cards, and the middle of its label. */
export interface Route {
  readonly points: readonly Point[];
  readonly label: Point;
  /** The point of the line that a label belongs to which has no room on it. */
  readonly foot?: Point;
}

export interface Draft {
  readonly edge: ModelEdge;
  readonly points: readonly Point[];
  /** Heights of the corridors that the edge passes: good places for its label. */
  readonly corridors: readonly number[];
}

/** The whole of a model, or the part of it whose edges are routed. */
export type RoutedModel = Pick<Model, 'nodes' | 'edges' | 'edge' | 'get'>;

const CLEARANCE = 10;
const LANES = [0, -7, 7];

/**
 * Edges run in the corridors between containers and turn there, so that a drawing of tiers reads from the top. Around cards in
 * the way they make a detour. `labelWidth` is the screen's to say; `wayAround` is for cards that stand in no rows, and may come
 * later.
 */
export function planRoutes(
  model: RoutedModel,
  geometry: Geometry,
  labelWidth: (edge: ModelEdge) => number,
  wayAround: WayAround | null = null,
): ReadonlyMap<EdgeId, Route> {
  const cards = new RectIndex<NodeId>();
  for (const node of model.nodes) {
    const rect = geometry.absolute.get(node.id);
    if (!node.spec.container && rect) cards.add(rect, node.id);
  }
  const sided = model.edges.flatMap((edge): Sided[] => {
    const [fromRect, toRect] = [geometry.absolute.get(edge.from), geometry.absolute.get(edge.to)];
    if (!fromRect || !toRect) return [];
    const [fromSide, toSide] = sidesAround(edge, fromRect, toRect, cards);
    return [{ id: edge.id, from: edge.from, to: edge.to, fromRect, toRect, fromSide, toSide }];
  });
  const ports = spreadPorts(sided);
  const lanes = new RectIndex<EdgeId>();
  const uprights = new RectIndex<EdgeId>();
  const drafts = sided.map((one): Draft => {
    const port = ports.get(one.id)!;
    const from = pointOn(one.fromRect, one.fromSide, port.from);
    const to = pointOn(one.toRect, one.toSide, port.to);
    const planned = pathOf(model, geometry, cards, lanes, one, from, to);
    const detour = detourOf(geometry, cards, uprights, one, planned.points, wayAround);
    const { points, corridors } = detour ? { points: detour, corridors: [] } : planned;
    for (const line of segmentsOf(points)) (line.height === 0 ? lanes : uprights).add(line, one.id);
    return { edge: model.edge(one.id), points, corridors };
  });
  return placeLabels(model, geometry, cards, drafts, labelWidth);
}

/** A route for a card that is being dragged: nothing but the two rectangles counts. */
export function routeBetween(from: Rect, to: Rect): readonly Point[] {
  const [fromSide, toSide] = sidesBetween(from, to);
  const along = (rect: Rect) =>
    isVertical(fromSide) ? rect.x + rect.width / 2 : rect.y + rect.height / 2;
  return elbow(
    pointOn(from, fromSide, along(from)),
    pointOn(to, toSide, along(to)),
    isVertical(fromSide),
  );
}

function elbow(from: Point, to: Point, isUpright: boolean): readonly Point[] {
  if (isUpright) {
    const y = (from.y + to.y) / 2;
    return straight([from, { x: from.x, y }, { x: to.x, y }, to]);
  }
  const x = (from.x + to.x) / 2;
  return straight([from, { x, y: from.y }, { x, y: to.y }, to]);
}

/** Cards of one row with another between them are joined from below. */
function sidesAround(edge: ModelEdge, from: Rect, to: Rect, cards: RectIndex<NodeId>) {
  const [fromSide, toSide] = sidesBetween(from, to);
  if (isVertical(fromSide)) return [fromSide, toSide] as const;
  const [left, far] = from.x < to.x ? [right(from), to.x] : [right(to), from.x];
  const y = Math.max(from.y, to.y) + 20;
  const between = { x: left, y, width: Math.max(far - left, 0), height: 16 };
  const isOther = (id: NodeId) => id !== edge.from && id !== edge.to;
  return cards.some(between, 0, isOther)
    ? (['bottom', 'bottom'] as const)
    : ([fromSide, toSide] as const);
}

function pathOf(
  model: RoutedModel,
  geometry: Geometry,
  cards: RectIndex<NodeId>,
  lanes: RectIndex<EdgeId>,
  edge: Sided,
  from: Point,
  to: Point,
): { points: readonly Point[]; corridors: readonly number[] } {
  if (!isVertical(edge.fromSide)) return { points: elbow(from, to, false), corridors: [] };
  if (edge.fromSide === edge.toSide) {
    const y = Math.max(bottom(edge.fromRect), bottom(edge.toRect)) + CORRIDOR + 8;
    return { points: straight([from, { x: from.x, y }, { x: to.x, y }, to]), corridors: [y] };
  }
  // An edge that runs up is one that runs down, read backwards.
  if (edge.fromSide === 'top') {
    const down = downward(model, geometry, cards, lanes, edge.to, edge.from, to, from);
    return { points: down.points.toReversed(), corridors: down.corridors };
  }
  return downward(model, geometry, cards, lanes, edge.from, edge.to, from, to);
}

function downward(
  model: RoutedModel,
  geometry: Geometry,
  cards: RectIndex<NodeId>,
  lanes: RectIndex<EdgeId>,
  upper: NodeId,
  lower: NodeId,
  from: Point,
  to: Point,
): { points: readonly Point[]; corridors: readonly number[] } {
  const above = geometry.absolute.get(outermost(model, upper, lower))!;
  const below = geometry.absolute.get(outermost(model, lower, upper))!;
  const gap = below.y - bottom(above);
  const isOther = (id: NodeId) => id !== upper && id !== lower;
  const isClear = (x: number, y1: number, y2: number): boolean =>
    !cards.some(
      { x, y: Math.min(y1, y2), width: 0, height: Math.abs(y2 - y1) },
      CLEARANCE,
      isOther,
    );

  let [leave, arrive] = [bottom(above) + CORRIDOR, below.y - CORRIDOR];
  if (gap <= 0) [leave, arrive] = [from.y + CORRIDOR, to.y - CORRIDOR];
  if (gap > 0 && gap <= CORRIDOR * 5) leave = arrive = bottom(above) + gap / 2;
  if (leave > arrive) leave = arrive = (from.y + to.y) / 2;
  if (Math.abs(from.x - to.x) < 2 && isClear(from.x, from.y, to.y)) {
    const points = [from, { x: from.x, y: to.y }];
    return { points, corridors: [...new Set([arrive, leave])] };
  }
  // Another card of the same container lies between this one and the corridor: the way around it begins right at the card.
  if (!isClear(from.x, from.y, leave)) leave = Math.min(leave, from.y + CORRIDOR);
  if (!isClear(to.x, arrive, to.y)) arrive = Math.max(arrive, to.y - CORRIDOR);
  if (leave === arrive) {
    const y = laneFor(lanes, from.x, to.x, arrive);
    return { points: straight([from, { x: from.x, y }, { x: to.x, y }, to]), corridors: [y] };
  }
  const x = [to.x, from.x, ...outwards(to.x)].find((one) => isClear(one, leave, arrive)) ?? to.x;
  const y1 = laneFor(lanes, from.x, x, leave);
  const y2 = laneFor(lanes, x, to.x, arrive);
  const points = [from, { x: from.x, y: y1 }, { x, y: y1 }, { x, y: y2 }, { x: to.x, y: y2 }, to];
  return { points: straight(points), corridors: [y2, y1] };
}

/** Two edges that share a corridor and would lie on each other keep to lanes of their own. */
function laneFor(lanes: RectIndex<EdgeId>, x1: number, x2: number, y: number): number {
  if (Math.abs(x1 - x2) < 2) return y;
  const line = { x: Math.min(x1, x2), width: Math.abs(x1 - x2), height: 0 };
  const isFree = (lane: number): boolean => !lanes.some({ ...line, y: y + lane }, 2, () => true);
  return y + (LANES.find(isFree) ?? 0);
}

/** The container of a node that does not hold the other as well; the node itself where they share theirs. */
function outermost(model: RoutedModel, id: NodeId, other: NodeId): NodeId {
  const around = new Set<NodeId | null>([null]);
  for (let up = model.get(other).parent; up !== null; up = model.get(up).parent) around.add(up);
  let found = id;
  for (let up = model.get(id).parent; !around.has(up); up = model.get(up!).parent) found = up!;
  return found;
}
