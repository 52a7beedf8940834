import type { NodeId } from '../../design';
import {
  edgeLabelWidth,
  LABEL_HEIGHT,
  meets,
  planRoutes,
  segmentsOf,
  type Geometry,
  type Rect,
  type RoutedModel,
} from '../geometry';

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
  /** Cards that stand on the border of two zones. */
  readonly straddling: number;
  readonly bends: number;
  /** Of all connections, in pixels. */
  readonly length: number;
  /** Of the whole, in thousands of square pixels. */
  readonly area: number;
}

const WEIGHTS: Readonly<Record<keyof Flaws, number>> = {
  cardsOverlaid: 60,
  linesOverCards: 20,
  labelsOverlaid: 15,
  crossings: 12,
  labelsAside: 6,
  ragged: 4,
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

/** Of a whole model, or of a part: what its own cards and connections do to each other. */
export function flawsOf(model: RoutedModel, geometry: Geometry): Flaws {
  const cards = model.nodes.flatMap(({ id, parent, spec }): Card[] => {
    const rect = geometry.absolute.get(id);
    return !spec.container && rect ? [{ id, parent, rect }] : [];
  });
  const routes = planRoutes(model, geometry, edgeLabelWidth);
  const drawn = model.edges.flatMap((edge) => {
    const route = routes.get(edge.id);
    return route ? [{ edge, route, lines: segmentsOf(route.points) }] : [];
  });
  const labels = drawn.map(({ edge, route: { label } }): Rect => {
    const width = edgeLabelWidth(edge);
    return { x: label.x - width / 2, y: label.y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT };
  });
  const lines = drawn.flatMap((one) => one.lines);
  return {
    crossings: countPairs(lines, crosses),
    linesOverCards: drawn.reduce((sum, { edge: { from, to }, lines: own }) => {
      const others = cards.filter(({ id }) => id !== from && id !== to);
      return sum + others.filter(({ rect }) => own.some((line) => meets(line, rect, -1))).length;
    }, 0),
    labelsOverlaid:
      countPairs(labels, meets) +
      labels.reduce((sum, label) => sum + cards.filter(({ rect }) => meets(label, rect)).length, 0),
    labelsAside: drawn.filter(({ route }) => route.foot).length,
    cardsOverlaid: countPairs(cards, (a, b) => meets(a.rect, b.rect)),
    ragged: countPairs(cards, areRagged),
    straddling: straddlingIn(model, geometry, cards),
    bends: drawn.reduce((sum, one) => sum + Math.max(0, one.lines.length - 1), 0),
    length: Math.round(lines.reduce((sum, { width, height }) => sum + width + height, 0)),
    area: areaOf(model, geometry),
  };
}

function countPairs<T>(list: readonly T[], holds: (a: T, b: T) => boolean): number {
  let count = 0;
  list.forEach((one, index) => {
    for (let other = index + 1; other < list.length; other += 1) {
      if (holds(one, list[other]!)) count += 1;
    }
  });
  return count;
}

function crosses(a: Rect, b: Rect): boolean {
  if ((a.height === 0) === (b.height === 0)) return false;
  const [level, upright] = a.height === 0 ? [a, b] : [b, a];
  return (
    level.x < upright.x &&
    upright.x < level.x + level.width &&
    upright.y < level.y &&
    level.y < upright.y + upright.height
  );
}

function areRagged({ parent, rect: a }: Card, { parent: other, rect: b }: Card): boolean {
  return parent === other && a.y !== b.y && a.y < b.y + b.height && b.y < a.y + a.height;
}

function straddlingIn(model: RoutedModel, geometry: Geometry, cards: readonly Card[]): number {
  const borders = model.nodes.flatMap(({ id }) => {
    const vpc = geometry.absolute.get(id);
    const columns = geometry.columns.get(id) ?? [];
    return vpc
      ? columns.map(({ rect }) => ({ ...rect, x: vpc.x + rect.x, y: vpc.y, width: 0 }))
      : [];
  });
  return cards.filter(({ rect }) => borders.some((border) => meets(border, rect, -1))).length;
}

function areaOf(model: RoutedModel, { absolute }: Geometry): number {
  const rects = model.nodes.flatMap(({ id }) => absolute.get(id) ?? []);
  if (rects.length === 0) return 0;
  const width = Math.max(...rects.map((r) => r.x + r.width)) - Math.min(...rects.map((r) => r.x));
  const height = Math.max(...rects.map((r) => r.y + r.height)) - Math.min(...rects.map((r) => r.y));
  return Math.round((width * height) / 1000);
}
