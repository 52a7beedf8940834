import type { NodeId } from '../../design';
import { LEAF, meets, snap, STEP, storedPlace, type Geometry, type Point } from '../geometry';
import type { Model, ModelNode } from '../model';
import { drawnAt, isCard, type Movable, type Places } from './places';

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
    const free = [...proposed, ...slotsIn(model, geometry, card)].filter(
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
  const joined = [...model.edgesFrom(card.id), ...model.edgesTo(card.id)].map(({ from, to }) => {
    const rect = geometry.absolute.get(from === card.id ? to : from)!;
    return { x: rect.x - here.x + now.x, y: rect.y - here.y + now.y };
  });
  return (at) => joined.reduce((sum, { x, y }) => sum + Math.abs(at.x - x) + Math.abs(at.y - y), 0);
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
