import type { NodeId } from '../../design/records';
import type { Model } from '../model';
import { arrange, type Geometry } from './arrange';
import { contentOrigin, holds, LEAF, meets, STEP, type Point } from './measures';

const NONE: ReadonlySet<NodeId> = new Set();

/** The innermost container under a point of the canvas, none of `except` or in them; null for the open canvas. */
export function containerAt(
  model: Model,
  geometry: Geometry,
  point: Point,
  except: ReadonlySet<NodeId> = NONE,
): NodeId | null {
  let found: NodeId | null = null;
  const visit = (parent: NodeId | null) => {
    for (const child of model.children(parent)) {
      const rect = geometry.absolute.get(child.id);
      if (!child.spec.container || !rect || except.has(child.id) || !holds(rect, point)) continue;
      found = child.id;
      visit(child.id);
    }
  };
  visit(null);
  return found;
}

/** The leaf under a point of the canvas; of two that overlap, the one that is drawn above. */
export function leafAt(model: Model, geometry: Geometry, point: Point): NodeId | null {
  const under = model.nodes.filter((node) => {
    const rect = geometry.absolute.get(node.id);
    return !node.spec.container && rect !== undefined && holds(rect, point);
  });
  return under.at(-1)?.id ?? null;
}

/** A place in a container that no other leaf covers, for nodes that nobody placed by hand. */
export function freePlace(model: Model, parent: NodeId | null): Point {
  const geometry = arrange(model);
  const node = parent === null ? null : model.get(parent);
  const origin = contentOrigin(node);
  const taken = model.children(parent).flatMap((child) => {
    const rect = geometry.rects.get(child.id);
    return rect ? [{ ...rect, x: rect.x - origin.x, y: rect.y - origin.y }] : [];
  });
  const columns = node?.spec.container === 'tier' ? 3 : 4;
  const indent = node?.spec.container === 'tier' ? 16 : 0;
  for (let cell = 0; ; cell += 1) {
    const at = {
      x: indent + (cell % columns) * STEP.x,
      y: Math.floor(cell / columns) * STEP.y,
    };
    if (!taken.some((one) => meets(one, { ...at, ...LEAF }))) return at;
  }
}
