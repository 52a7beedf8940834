import type { NodeId } from '../../design';
import { groupBy } from '../../kit/group-by';
import {
  edgeLabelWidth,
  labelRect,
  meets,
  planRoutes,
  segmentsOf,
  type Geometry,
  type Rect,
  type RoutedModel,
} from '../geometry';
import { wayAround } from '../geometry/around';
import { RectIndex } from '../geometry/rect-index';
import { eachBeside, eachCrossing, eachMeeting } from './meetings';

interface Drawn {
  readonly ends: readonly NodeId[];
  readonly label: Rect;
  readonly lines: readonly Rect[];
}

/** What makes a drawing hard to read, counted. */
export interface Flaws {
  readonly crossings: number;
  readonly linesOverCards: number;
  readonly labelsOverlaid: number;
  /** Labels that have no room on their line. */
  readonly labelsAside: number;
  readonly cardsOverlaid: number;
  /** Cards beside each other that do not stand in one row. */
  readonly ragged: number;
  /** Requests that run against the direction in which people read. */
  readonly backwards: number;
  /** Cards that stand on the border of two zones. */
  readonly straddling: number;
  readonly bends: number;
  /** Of all connections, in pixels. */
  readonly length: number;
  /** Of the whole, in thousands of square pixels. */
  readonly area: number;
}

const WEIGHTS: Readonly<Record<keyof Flaws, number>> = {
  // More than any tangle may gain by it.
  cardsOverlaid: 1000,
  linesOverCards: 20,
  labelsOverlaid: 15,
  crossings: 12,
  labelsAside: 8,
  ragged: 4,
  backwards: 4,
  straddling: 1.5,
  bends: 2,
  length: 1 / 150,
  area: 1 / 100,
};

export const weigh = (flaws: Flaws): number =>
  Object.entries(WEIGHTS).reduce(
    (sum, [flaw, weight]) => sum + flaws[flaw as keyof Flaws] * weight,
    0,
  );

interface Card {
  readonly id: NodeId;
  readonly parent: NodeId | null;
  readonly rect: Rect;
}

export interface Judged {
  readonly flaws: Flaws;
  /** How much of what is wrong each card has a part in. */
  readonly blame: ReadonlyMap<NodeId, number>;
}

/** Of a whole model, or of a part: what its own cards and connections do to each other. */
export const flawsOf = (model: RoutedModel, geometry: Geometry): Flaws =>
  judge(model, geometry).flaws;

export function judge(model: RoutedModel, geometry: Geometry): Judged {
  const blame = new Map<NodeId, number>();
  const found = {
    cardsOverlaid: 0,
    linesOverCards: 0,
    labelsOverlaid: 0,
    labelsAside: 0,
    crossings: 0,
    ragged: 0,
    backwards: 0,
    straddling: 0,
  };
  const note = (flaw: keyof typeof found, ...cards: readonly NodeId[]) => {
    found[flaw] += 1;
    for (const id of cards) blame.set(id, (blame.get(id) ?? 0) + WEIGHTS[flaw]);
  };
  const cards = model.nodes.flatMap(({ id, parent, spec }): Card[] => {
    const rect = geometry.absolute.get(id);
    return !spec.container && rect ? [{ id, parent, rect }] : [];
  });
  eachMeeting(cards, (a, b) => note('cardsOverlaid', a.id, b.id));
  // As the canvas draws them; but where cards lie on each other, it takes long to look for a way that nobody wants.
  const around = found.cardsOverlaid === 0 ? wayAround : null;
  const routes = planRoutes(model, geometry, edgeLabelWidth, around);
  const drawn = model.edges.flatMap(({ id }): Drawn[] => {
    const [edge, route] = [model.edge(id), routes.get(id)];
    if (!route) return [];
    if (route.foot) note('labelsAside', edge.from, edge.to);
    if (edge.spec.flow === 'traffic' && runsBackwards(geometry, edge))
      note('backwards', edge.from, edge.to);
    return [
      {
        ends: [edge.from, edge.to],
        label: labelRect(route.label, edgeLabelWidth(edge)),
        lines: segmentsOf(route.points),
      },
    ];
  });
  const labels = drawn.map(({ ends, label }) => ({ ends, rect: label }));
  const lines = drawn.flatMap((one) => one.lines.map((rect) => ({ ...one, rect })));
  eachMeeting(labels, (a, b) => note('labelsOverlaid', ...a.ends, ...b.ends));
  eachCrossing(lines, (a, b) => {
    if (a.label !== b.label) note('crossings', ...a.ends, ...b.ends);
  });
  const index = new RectIndex<Card>();
  for (const card of cards) index.add(card.rect, card);
  for (const { ends, label, lines: own } of drawn) {
    const [covered, crossed] = [new Set<Card>(), new Set<Card>()];
    index.some(label, 0, (card) => !covered.add(card));
    for (const line of own) {
      index.some(line, 0, (card) => meets(line, card.rect, -1) && !crossed.add(card));
    }
    for (const _ of covered) note('labelsOverlaid', ...ends);
    for (const { id } of crossed) if (!ends.includes(id)) note('linesOverCards', id, ...ends);
  }
  for (const siblings of groupBy(cards, ({ parent }) => parent).values()) {
    eachBeside(siblings, (a, b) => {
      if (a.rect.y !== b.rect.y) note('ragged', a.id, b.id);
    });
  }
  for (const id of straddlingIn(model, geometry, cards)) note('straddling', id);
  const flaws = {
    ...found,
    bends: drawn.reduce((sum, one) => sum + Math.max(0, one.lines.length - 1), 0),
    length: Math.round(
      drawn.reduce((sum, one) => one.lines.reduce((far, l) => far + l.width + l.height, sum), 0),
    ),
    area: areaOf(model, geometry),
  };
  return { flaws, blame };
}

/** In a row of cards, from right to left. */
function runsBackwards({ absolute }: Geometry, edge: { from: NodeId; to: NodeId }): boolean {
  const [from, to] = [absolute.get(edge.from), absolute.get(edge.to)];
  if (!from || !to) return false;
  return to.x + to.width <= from.x && to.y < from.y + from.height && from.y < to.y + to.height;
}

function straddlingIn(
  model: RoutedModel,
  geometry: Geometry,
  cards: readonly Card[],
): readonly NodeId[] {
  const borders = model.nodes.flatMap(({ id }) => {
    const vpc = geometry.absolute.get(id);
    const columns = geometry.columns.get(id) ?? [];
    return vpc
      ? columns.map(({ rect }) => ({ ...rect, x: vpc.x + rect.x, y: vpc.y, width: 0 }))
      : [];
  });
  return cards.flatMap(({ id, rect }) =>
    borders.some((border) => meets(border, rect, -1)) ? [id] : [],
  );
}

function areaOf(model: RoutedModel, { absolute }: Geometry): number {
  const rects = model.nodes.flatMap(({ id }) => absolute.get(id) ?? []);
  if (rects.length === 0) return 0;
  const width = Math.max(...rects.map((r) => r.x + r.width)) - Math.min(...rects.map((r) => r.x));
  const height = Math.max(...rects.map((r) => r.y + r.height)) - Math.min(...rects.map((r) => r.y));
  return Math.round((width * height) / 1000);
}
