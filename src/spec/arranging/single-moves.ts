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
} from '../geometry';
import type { Model, ModelNode } from '../model';
import { drawnAt, freeOf, isCard, JOINED_STEP, type Movable, type Places } from './places';

const MOST_CARDS = 3;
/** Where more has to move anyway, one at a time only takes time. */
const MOST_BLAMED = 10;
const MOST_PLACES = 6;

/** For each card with most to blame, better places where it alone moves: after a small change all others stay. */
export function singleMoves(
  model: Model,
  geometry: Geometry,
  blame: ReadonlyMap<NodeId, number>,
  proposals: readonly Places[],
  isMovable: Movable,
): readonly Places[] {
  if (blame.size > MOST_BLAMED) return [];
  const cards = [...blame]
    .toSorted(([, a], [, b]) => b - a)
    .map(([id]) => model.get(id))
    .filter((node) => isCard(node) && isMovable(node) && proposals.some((one) => one.has(node.id)))
    .slice(0, MOST_CARDS);
  return cards.flatMap((card) => {
    const now = drawnAt(model, geometry, card);
    const taken = model
      .children(card.parent)
      .filter(({ id }) => id !== card.id)
      .map((sibling) => drawnAt(model, geometry, sibling));
    const wanted = nearness(model, geometry, card);
    const proposed = proposals.flatMap((one): Point[] => {
      const at = one.get(card.id);
      return at ? [at] : [];
    });
    const slots = [...slotsIn(model, geometry, card), ...besideJoined(model, geometry, card)];
    const free = [...proposed, ...slots].filter(
      (at) =>
        (at.x !== now.x || at.y !== now.y) &&
        !taken.some((other) => meets(other, { ...LEAF, ...at })),
    );
    const places = new Map(free.map((at) => [`${at.x} ${at.y}`, at]));
    return [...places.values()]
      .toSorted((a, b) => wanted(a) - wanted(b))
      .slice(0, MOST_PLACES)
      .map((at): Places => new Map([[card.id, at]]));
  });
}

/** How far a place lies from what the card is joined to. */
function nearness(model: Model, geometry: Geometry, card: ModelNode): (at: Point) => number {
  const now = drawnAt(model, geometry, card);
  const here = geometry.absolute.get(card.id)!;
  const joined = joinedTo(model, card).map(({ id }) => {
    const rect = geometry.absolute.get(id)!;
    return { x: rect.x - here.x + now.x, y: rect.y - here.y + now.y };
  });
  return (at) => joined.reduce((sum, { x, y }) => sum + Math.abs(at.x - x) + Math.abs(at.y - y), 0);
}

/** In a region or on the canvas: around each card to which it is joined, or straight above or below what lies in a container. */
function besideJoined(model: Model, geometry: Geometry, card: ModelNode): readonly Point[] {
  const holder = card.parent === null ? undefined : model.get(card.parent);
  if (holder?.spec.container === 'tier') return [];
  const siblings = model.children(card.parent).filter(({ id }) => id !== card.id);
  const taken = siblings.map((one) => drawnAt(model, geometry, one));
  const lines = new Set(siblings.filter(isCard).map((one) => drawnAt(model, geometry, one).y));
  lines.add(Math.max(0, ...taken.map(bottom)) + GAP);
  const [here, now] = [geometry.absolute.get(card.id)!, drawnAt(model, geometry, card)];
  const places = joinedTo(model, card).flatMap((other): readonly Point[] => {
    if (isCard(other) && other.parent === card.parent) {
      const { x, y } = drawnAt(model, geometry, other);
      return [-1, 1].flatMap((step) => [
        { x: x + step * JOINED_STEP, y },
        { x, y: y + step * STEP.y },
      ]);
    }
    const x = now.x + geometry.absolute.get(other.id)!.x - here.x;
    return [...lines].map((y) => freeOf(taken, { ...LEAF, x, y }));
  });
  return places.map((at) => storedPlace(at, card.parent !== null));
}

const joinedTo = (model: Model, { id }: ModelNode): readonly ModelNode[] =>
  [...model.edgesFrom(id), ...model.edgesTo(id)].map(({ from, to }) =>
    model.get(from === id ? to : from),
  );

/** A container that has come to stand where cards stood, beside or below all of them: they then stand where they did. */
export function containerMoves(
  model: Model,
  geometry: Geometry,
  holder: NodeId | null,
  isMovable: Movable,
): readonly Places[] {
  const children = model.children(holder);
  const isAway = (card: ModelNode): boolean => {
    const [stored, drawn] = [model.design.layout[card.id], drawnAt(model, geometry, card)];
    return stored !== undefined && (stored.x !== drawn.x || stored.y !== drawn.y);
  };
  if (!children.some((child) => isCard(child) && isAway(child))) return [];
  return children
    .filter((child) => child.spec.container && isMovable(child))
    .flatMap((container): Places[] => {
      const others = children
        .filter(({ id }) => id !== container.id)
        .map((one) => ({ ...drawnAt(model, geometry, one), ...model.design.layout[one.id] }));
      const [left, top] = [
        Math.min(...others.map(({ x }) => x)),
        Math.min(...others.map(({ y }) => y)),
      ];
      return [
        { x: Math.max(...others.map(right)) + GAP, y: top },
        { x: left, y: Math.max(...others.map(bottom)) + GAP * 2 },
      ].map((at) => new Map([[container.id, storedPlace(at, holder !== null)]]));
    });
}

/** The places of a tier: rows as they stand and one more, in the middle of each zone and of two. */
function slotsIn(model: Model, geometry: Geometry, card: ModelNode): readonly Point[] {
  const tier = card.parent === null ? undefined : model.get(card.parent);
  if (tier?.spec.container !== 'tier') return [];
  const columns = Math.max(model.networkOf(tier.id)?.zones.length ?? 1, 1);
  const siblings = model.children(tier.id).map((child) => drawnAt(model, geometry, child));
  const lines = new Set(siblings.map(({ y }) => y));
  lines.add(Math.max(...lines) + STEP.y);
  const first = snap((STEP.x - LEAF.width) / 2 - 16);
  return [...lines].flatMap((y) =>
    Array.from({ length: columns * 2 - 1 }, (_, half) =>
      storedPlace({ x: first + (half * STEP.x) / 2, y }, true),
    ),
  );
}
