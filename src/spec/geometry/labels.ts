import type { EdgeId, NodeId } from '../../design/records';
import type { ModelEdge } from '../model';
import type { Geometry } from './arrange';
import { RectIndex } from './rect-index';
import { segmentsOf } from './lines';
import { flowOf } from '../flow';
import { glyphRoom } from './looks';
import type { Draft, Route, RoutedModel } from './routes';
import { LEAF, RAIL, ZONE_HEADER, type Point, type Rect } from './measures';

const LABEL_HEIGHT = 20;
/** About what it takes on the screen: the mark of its flow, the verb in 12 px, the caption in 12 px monospace. */
export function edgeLabelWidth(edge: ModelEdge): number {
  const caption = edge.spec.caption(edge.params);
  const words = edge.spec.title.length * 6.6 + (caption ? 5 + caption.length * 7.3 : 0);
  return 14 + glyphRoom(flowOf(edge)) + words;
}

/** From the middle of a card to a label that just misses it. */
const BESIDE = LEAF.height / 2 + LABEL_HEIGHT / 2 + 4;

/** How far it may stand to a side of what it belongs to, in shares of its width: a straight leader still meets it. */
const ASIDE = 0.4;

type Obstacle = 'card' | 'label' | 'text' | 'line';
const COST: Readonly<Record<Obstacle, number>> = { card: 1000, label: 400, text: 60, line: 12 };

/** Puts each label on its own edge where it covers least: no card, no other label, no chip, no other edge. */
export function placeLabels(
  model: RoutedModel,
  geometry: Geometry,
  cards: RectIndex<NodeId>,
  drafts: readonly Draft[],
  labelWidth: (edge: ModelEdge) => number,
): ReadonlyMap<EdgeId, Route> {
  const lines = new RectIndex<EdgeId>();
  for (const { edge, points } of drafts)
    for (const one of segmentsOf(points)) lines.add(one, edge.id);
  const texts = textsOf(model, geometry);
  const labels = new RectIndex<EdgeId>();
  const routes = new Map<EdgeId, Route>();
  // A straight edge has the fewest places for its label, so it chooses first.
  for (const draft of drafts.toSorted((a, b) => a.points.length - b.points.length)) {
    const width = labelWidth(draft.edge);
    /** Stops as soon as it is worse than what is known. */
    const costOf = (at: Point, start: number, limit: number): number => {
      const rect = labelRect(at, width);
      let cost = start;
      const add = (more: number) => (cost += more) >= limit;
      const { id } = draft.edge;
      return cards.some(rect, 2, () => add(COST.card)) ||
        labels.some(rect, 4, () => add(COST.label)) ||
        texts.some(rect, 0, () => add(COST.text)) ||
        lines.some(rect, 0, (line) => line !== id && add(COST.line))
        ? Infinity
        : cost;
    };
    const candidates = candidatesOf(draft, width);
    let best: Candidate = { at: candidates[0]?.at ?? draft.points[0]!, cost: Infinity };
    for (const candidate of candidates) {
      // The cheapest come first: where nothing is in the way, the first look is the last.
      if (candidate.cost >= best.cost) break;
      const cost = costOf(candidate.at, candidate.cost, best.cost);
      if (cost < best.cost) best = { ...candidate, cost };
    }
    const { at, foot } = best;
    labels.add(labelRect(at, width), draft.edge.id);
    routes.set(draft.edge.id, { points: draft.points, label: at, ...(foot ? { foot } : {}) });
  }
  return routes;
}

/** What a label takes whose middle is at a point. */
export const labelRect = (at: Point, width: number): Rect => ({
  x: at.x - width / 2,
  y: at.y - LABEL_HEIGHT / 2,
  width,
  height: LABEL_HEIGHT,
});

interface Candidate {
  readonly at: Point;
  readonly cost: number;
  /** Where it belongs to, if it does not stand on the edge. */
  readonly foot?: Point;
}

/** Points of the edge at which its label may stand, with what speaks against each by itself. */
function candidatesOf({ points, corridors }: Draft, width: number): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const line of segmentsOf(points)) {
    const isLevel = line.height === 0;
    if (isLevel) {
      const spare = line.width - width - 20;
      for (const share of [0.5, 0.3, 0.7, 0.15, 0.85]) {
        const at = { x: line.x + line.width * share, y: line.y };
        found.push({ at, cost: (spare < 0 ? 30 : 0) + Math.abs(share - 0.5) * 10 });
      }
      // Two cards of a row stand close together: the label lies above or below the gap, and there to a side if it has to.
      const foot = { x: line.x + line.width / 2, y: line.y };
      for (const side of [-1, 1])
        for (const shift of [0, ASIDE, -ASIDE]) {
          const at = { x: foot.x + shift * width, y: line.y + side * BESIDE };
          found.push({ at, cost: shift === 0 ? 200 : 220, foot });
        }
      continue;
    }
    const spare = line.height - LABEL_HEIGHT - 12;
    const inCorridor = corridors.filter((y) => y > line.y && y < line.y + line.height);
    for (const y of inCorridor) found.push({ at: { x: line.x, y }, cost: 4 });
    for (const share of [0.5, 0.25, 0.75, 0.38, 0.62, 0.12, 0.88]) {
      const at = { x: line.x, y: line.y + line.height * share };
      found.push({ at, cost: (spare < 0 ? 40 : 8) + Math.abs(share - 0.5) * 10 });
    }
  }
  return found.toSorted((a, b) => a.cost - b.cost);
}

/** As a rule the words at the end of a tier's head take no more. */
const BAND = 160;
/** About as wide as the name of a zone. */
const ZONE_NAME = 120;

/** What is written on containers: the titles, the names of the zones and the chips of each cell. */
function textsOf(model: RoutedModel, geometry: Geometry): RectIndex<NodeId> {
  const texts = new RectIndex<NodeId>();
  for (const node of model.nodes) {
    const rect = geometry.absolute.get(node.id);
    if (!node.spec.container || !rect) continue;
    texts.add({ x: rect.x, y: rect.y, width: Math.min(rect.width, 220), height: 24 }, node.id);
    if (geometry.bands?.has(node.id)) {
      const x = rect.x + rect.width - BAND;
      texts.add({ x, y: rect.y, width: BAND, height: 24 }, node.id);
    }
    for (const { rect: column } of geometry.bands ? [] : (geometry.columns.get(node.id) ?? [])) {
      const [x, y] = [rect.x + column.x, rect.y + column.y];
      texts.add({ x, y, width: ZONE_NAME, height: ZONE_HEADER }, node.id);
    }
    for (const cell of geometry.bands ? [] : (geometry.cells.get(node.id) ?? [])) {
      const [x, y] = [rect.x + cell.rail.x, rect.y + cell.rail.y];
      texts.add({ ...cell.rail, x, y, height: cell.rail.height - RAIL.bottom }, node.id);
    }
  }
  return texts;
}
