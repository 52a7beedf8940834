import type { NodeId } from '../../design';
import {
  contentOrigin,
  isText,
  LEAF,
  meets,
  STEP,
  type Geometry,
  type Point,
  type Rect,
} from '../geometry';
import type { Model, ModelNode } from '../model';
import type { Graph, GraphNode } from './graph';

/** Where nodes would stand, as the design stores it. */
export type Places = ReadonlyMap<NodeId, Point>;

/** What an arrangement is asked to move. */
export type Movable = (node: ModelNode) => boolean;

/** A text belongs where somebody wrote it: it joins nothing by which its place could be found. */
export const isCard = ({ spec }: ModelNode): boolean => !spec.container && !isText(spec);

/** Where a child is drawn, measured as places in its container are. */
export function drawnAt(model: Model, { rects }: Geometry, child: ModelNode): Rect {
  const origin = contentOrigin(child.parent === null ? null : model.get(child.parent));
  const rect = rects.get(child.id)!;
  return { ...rect, x: rect.x - origin.x, y: rect.y - origin.y };
}

/** Between two cards of a row the label of the connection that joins them has to fit. */
export const JOINED_STEP = LEAF.width + 136;

/** As people read: row after row. */
export const inReadingOrder = (a: Point, b: Point): number => a.y - b.y || a.x - b.x;

export const placesIn = (graph: Graph): ReadonlyMap<string, Required<Pick<GraphNode, 'x' | 'y'>>> =>
  new Map(graph.children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));

/** Moves a card to the right, past all that stands there. */
export function freeOf(taken: readonly Rect[], card: Rect, step = STEP.x / 2): Rect {
  let free = card;
  while (taken.some((one) => meets(one, free))) free = { ...free, x: free.x + step };
  return free;
}

export const distinct = (proposals: readonly Places[]): readonly Places[] => [
  ...new Map(proposals.map((places) => [keyOf(places), places])).values(),
];

const keyOf = (places: Places): string =>
  [...places]
    .map(([id, { x, y }]) => `${id} ${x} ${y}`)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join();
