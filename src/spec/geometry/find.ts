import type { NodeId } from '../../design/records';
import type { Model, ModelNode } from '../model';
import { arrange, type Geometry } from './arrange';
import {
  bottom,
  contentOrigin,
  GRID,
  holds,
  LEAF,
  meets,
  right,
  STEP,
  type Point,
  type Rect,
} from './measures';

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

/** A place in a block of nodes that belong together. */
export interface BlockCell {
  readonly column: number;
  readonly row: number;
}

/** Where a block's own cell comes to stand when its first cell stands at `at`. */
export const cellPlace = (at: Point, { column, row }: BlockCell): Point => ({
  x: at.x + column * STEP.x,
  y: at.y + row * STEP.y,
});

const ONE: readonly BlockCell[] = [{ column: 0, row: 0 }];

/** The first place of a container: in a tier, in the middle of the first zone's column. */
export const firstPlace = (node: ModelNode | null): Point => ({
  x: node?.spec.container === 'tier' ? 16 : 0,
  y: 0,
});

/** What stands in a container, measured as places in it are. */
function takenIn(
  model: Model,
  parent: NodeId | null,
  geometry = arrange(model),
  except?: NodeId,
): readonly Rect[] {
  const origin = contentOrigin(parent === null ? null : model.get(parent));
  return model.children(parent).flatMap((child) => {
    const rect = child.id === except ? undefined : geometry.rects.get(child.id);
    return rect ? [{ ...rect, x: rect.x - origin.x, y: rect.y - origin.y }] : [];
  });
}

const isFree = (taken: readonly Rect[], at: Point, gap = 0): boolean =>
  !taken.some((other) => meets(other, { ...at, ...LEAF }, gap));

/** Whether a leaf covers nothing there. */
export const isFreeAt = (model: Model, parent: NodeId | null, at: Point): boolean =>
  isFree(takenIn(model, parent), at);

/** Between a card and one that had to give way to it, and how far that looks for a place. */
const APART = 24;
const AWAY = 480;

/** Where a leaf covers nothing, straight beside the wanted place in its container, or there; that one, where nothing near is free. */
export function freeNear(model: Model, geometry: Geometry, leaf: NodeId, { x, y }: Point): Point {
  const { parent } = model.get(leaf);
  const taken = takenIn(model, parent, geometry, leaf);
  for (let away = 0; away < AWAY; away += GRID)
    for (const at of [
      { x, y: y + away },
      { x: x + away, y },
      { x: x - away, y },
      { x, y: y - away },
    ])
      if ((parent === null || Math.min(at.x, at.y) >= 0) && isFree(taken, at, away && APART))
        return at;
  return { x, y };
}

/** A place for a block in a container where it covers no other node, for what nobody placed by hand. */
export function freePlace(
  model: Model,
  parent: NodeId | null,
  block: readonly BlockCell[] = ONE,
): Point {
  const node = parent === null ? null : model.get(parent);
  const taken = takenIn(model, parent);
  const zones =
    node?.spec.container === 'tier' ? model.networkOf(node.id)?.zones.length : undefined;
  const widest = Math.max(...block.map((cell) => cell.column)) + 1;
  const columns = Math.max(zones ?? 4, widest);
  const first = firstPlace(node);
  for (let cell = 0; ; cell += 1) {
    const column = cell % columns;
    if (column + widest > columns) continue;
    const at = cellPlace(first, { column, row: Math.floor(cell / columns) });
    if (block.every((one) => isFree(taken, cellPlace(at, one)))) return at;
  }
}

/** From the head of a region up to the row of what sends requests into it. */
const ABOVE = 96;

/** What lies between the ends of each connection that runs from side to side on the open canvas. */
const lanesOf = (model: Model, { absolute }: Geometry): readonly Rect[] =>
  model.edges.flatMap(({ from, to }) => {
    const [one, other] = [from, to].map((id) =>
      model.get(id).parent === null ? absolute.get(id) : undefined,
    );
    if (!one || !other) return [];
    const [left, far] = one.x < other.x ? [one, other] : [other, one];
    const y = Math.max(one.y, other.y);
    const height = Math.min(bottom(one), bottom(other)) - y;
    const width = far.x - right(left);
    return width > 0 && height > 0 ? [{ x: right(left), y, width, height }] : [];
  });

/** A place on the open canvas above everything that holds nodes: requests come from above. Null while nothing holds any. */
function placeAbove(model: Model): Point | null {
  const geometry = arrange(model);
  const { absolute } = geometry;
  const onCanvas = model.children(null).flatMap((node) => {
    const rect = absolute.get(node.id);
    return rect ? [{ rect, isHolder: node.spec.container !== undefined }] : [];
  });
  const holders = onCanvas.filter(({ isHolder }) => isHolder).map(({ rect }) => rect);
  if (holders.length === 0) return null;
  const from = Math.min(...holders.map(({ x }) => x));
  const columns = Math.max(
    1,
    Math.floor((Math.max(...holders.map(right)) - from - LEAF.width) / STEP.x) + 1,
  );
  const row = Math.min(...holders.map(({ y }) => y)) - ABOVE;
  const taken = [...onCanvas.map(({ rect }) => rect), ...lanesOf(model, geometry)];
  for (let cell = 0; ; cell += 1) {
    const at = {
      x: from + (cell % columns) * STEP.x,
      y: row - Math.floor(cell / columns) * STEP.y,
    };
    if (isFree(taken, at)) return at;
  }
}

/** Where something that nobody places by hand goes: beside what is drawn there. */
export const openPlace = (model: Model, parent: NodeId | null, isLeaf: boolean): Point =>
  (parent === null && isLeaf ? placeAbove(model) : null) ?? freePlace(model, parent);
