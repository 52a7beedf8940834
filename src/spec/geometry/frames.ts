import type { NodeId } from '../../design/records';
import type { JsonObject } from '../../kit/json';
import type { Model, ModelNode } from '../model';
import type { Geometry } from './arrange';
import { GRID, type Rect, type Size } from './measures';

/** Canvas pixels: smaller is no frame, and larger no hand can draw. */
export const FRAME_SIDE = { min: 80, max: 20_000, step: GRID };

const sideOf = (value: unknown): number =>
  Math.min(Math.max(Number(value), FRAME_SIDE.min), FRAME_SIDE.max);

export const frameSize = ({ width, height }: JsonObject): Size => ({
  width: sideOf(width),
  height: sideOf(height),
});

/** Frames lie on the open canvas, whatever is drawn there. */
export const placeFrames = ({ nodes, design }: Model): Map<NodeId, Rect> =>
  new Map(
    nodes.flatMap(({ id, spec, params }) =>
      spec.isFrame
        ? [[id, { ...(design.layout[id] ?? { x: 0, y: 0 }), ...frameSize(params) }]]
        : [],
    ),
  );

/** What takes room in a container, or on the canvas. */
export const roomyIn = (model: Model, parent: NodeId | null): readonly ModelNode[] =>
  model.children(parent).filter(({ spec }) => !spec.isFrame);

/** Where any node is drawn on the canvas, a frame as well. */
export const rectOf = ({ absolute, frames }: Geometry, id: NodeId): Rect | undefined =>
  absolute.get(id) ?? frames.get(id);

export interface Framed {
  readonly node: ModelNode;
  readonly rect: Rect;
}

/**
 * The frames in the order in which they are presented: row by row, from the left, and those that were given a position at that
 * place among the others. Frames are of one row when the one begins above the middle of the other. Their order is that
 * of their stored places in every view: whoever reads of frame 3 has to find it on the canvas.
 */
export function framesOf(model: Model, { frames }: Geometry): readonly Framed[] {
  let middle = -Infinity;
  const order: Framed[] = [];
  [...placeFrames(model)]
    .map(([id, rect]) => {
      const node = model.get(id);
      return { node, rect, position: Number(node.params['position']) };
    })
    .toSorted((a, b) => a.rect.y - b.rect.y)
    .map((frame) => {
      const { y, height } = frame.rect;
      if (y >= middle) middle = y + height / 2;
      return { ...frame, row: middle };
    })
    .toSorted((a, b) => a.position - b.position || a.row - b.row || a.rect.x - b.rect.x)
    .forEach((frame) =>
      order.splice(frame.position > 0 ? frame.position - 1 : order.length, 0, frame),
    );
  return order.map(({ node }) => ({ node, rect: frames.get(node.id)! }));
}
