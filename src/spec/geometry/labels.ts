import type { EdgeId, NodeId } from '../../design/records';
import type { Model, ModelEdge } from '../model';
import type { Geometry } from './arrange';
import { RectIndex } from './rect-index';
import { segmentsOf } from './lines';
import type { Draft, Route } from './routes';
import type { Point, Rect } from './measures';

export const LABEL_HEIGHT = 20;

type Obstacle = 'card' | 'label' | 'text' | 'line';
const COST: Readonly<Record<Obstacle, number>> = { card: 1000, label: 400, text: 60, line: 20 };

/** Puts each label on its own edge where it covers least: no card, no other label, no chip, no other edge. */
export function placeLabels(
  model: Model,
  geometry: Geometry,
  cards: RectIndex<NodeId>,
  drafts: readonly Draft[],
  labelWidth: (edge: ModelEdge) => number,
): ReadonlyMap<EdgeId, Route> {
  const lines = new RectIndex<EdgeId>();
  for (const { edge, points } of drafts) for (const one of segmentsOf(points)) lines.add(one, edge.id);
  const texts = textsOf(model, geometry);
  const labels = new RectIndex<EdgeId>();
  const routes = new Map<EdgeId, Route>();
  for (const draft of drafts) {
    const width = labelWidth(draft.edge);
    const costOf = (at: Point): number => {
      const rect = around(at, width);
      let cost = 0;
      for (const _ of cards.near(rect, 2)) cost += COST.card;
      for (const _ of labels.near(rect, 4)) cost += COST.label;
      for (const _ of texts.near(rect, 0)) cost += COST.text;
      const crossed = new Set(lines.near(rect, 0));
      crossed.delete(draft.edge.id);
      return cost + crossed.size * COST.line;
    };
    let best = { at: candidatesOf(draft, width)[0]!.at, cost: Infinity };
    for (const { at, cost } of candidatesOf(draft, width)) {
      if (cost >= best.cost) continue;
      const whole = cost + costOf(at);
      if (whole < best.cost) best = { at, cost: whole };
    }
    labels.add(around(best.at, width), draft.edge.id);
    routes.set(draft.edge.id, { points: draft.points, label: best.at });
  }
  return routes;
}

const around = (at: Point, width: number): Rect => ({
  x: at.x - width / 2,
  y: at.y - LABEL_HEIGHT / 2,
  width,
  height: LABEL_HEIGHT,
});

/** Points of the edge at which its label may stand, with what speaks against each by itself. */
function candidatesOf({ points, corridors }: Draft, width: number): readonly { at: Point; cost: number }[] {
  const found: { at: Point; cost: number }[] = [];
  for (const line of segmentsOf(points)) {
    const isLevel = line.height === 0;
    if (isLevel) {
      const spare = line.width - width - 20;
      for (const share of [0.5, 0.3, 0.7, 0.15, 0.85]) {
        const at = { x: line.x + line.width * share, y: line.y };
        found.push({ at, cost: (spare < 0 ? 30 : 0) + Math.abs(share - 0.5) * 10 });
      }
      continue;
    }
    const spare = line.height - LABEL_HEIGHT - 12;
    const inCorridor = corridors.filter((y) => y > line.y && y < line.y + line.height);
    for (const y of inCorridor) found.push({ at: { x: line.x, y }, cost: 4 });
    for (const share of [0.5, 0.25, 0.75]) {
      const at = { x: line.x, y: line.y + line.height * share };
      found.push({ at, cost: (spare < 0 ? 40 : 8) + Math.abs(share - 0.5) * 10 });
    }
  }
  return found;
}

/** What is written on containers: the chips of each cell and the titles. */
function textsOf(model: Model, geometry: Geometry): RectIndex<NodeId> {
  const texts = new RectIndex<NodeId>();
  for (const node of model.nodes) {
    const rect = geometry.absolute.get(node.id);
    if (!node.spec.container || !rect) continue;
    texts.add({ x: rect.x, y: rect.y, width: Math.min(rect.width, 220), height: 24 }, node.id);
    for (const cell of geometry.cells.get(node.id) ?? []) {
      texts.add({ ...cell.rail, x: rect.x + cell.rail.x, y: rect.y + cell.rail.y }, node.id);
    }
  }
  return texts;
}
