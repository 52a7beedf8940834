/** Frames around parts of the drawing. Apart from the commands of the entry: none of these is needed to draw. */
import {
  beginTransaction,
  isEmptyPatch,
  type NodeId,
  type Patch,
  type Transaction,
} from '../../design';
import { err, ok } from '../../kit/result';
import { plural, truncate } from '../../kit/words';
import type { Command } from '../command';
import {
  arrange,
  bottom,
  frameSize,
  framesOf,
  GRID,
  hullOf,
  keptAround,
  rectOf,
  right,
  shownIn,
  snap,
  storedPlace,
  type Rect,
  type Size,
} from '../geometry';
import type { Model, ModelNode } from '../model';
import { addNode, refuseTooMany } from './places';

/** Around what a frame is drawn for: its line and the outlines of what is selected stay apart. */
const MARGIN = GRID * 3;

/** The next line of the grid outwards, so that what is shown stays wholly inside. */
function aroundOf(rect: Rect): Rect {
  const down = (value: number) => Math.floor((value - MARGIN) / GRID) * GRID;
  const [x, y] = [down(rect.x), down(rect.y)];
  return { x, y, width: -down(-right(rect)) - x, height: -down(-bottom(rect)) - y };
}

/** The nearest size that nobody refuses. */
const soundSize = ({ width, height }: Size): Size =>
  frameSize({ width: snap(width), height: snap(height) });

/**
 * Edges move by whole squares of the grid: half a square moves none, so that what grows by it and shrinks again leaves the frame as
 * it was; unless the edge would cut into what is shown.
 */
function onGrid(old: Rect, kept: Rect, shown: Rect): Rect {
  const along = (from: number, to: number, most: number): number => {
    const by = to - from;
    const nearest = from + Math.sign(by) * Math.ceil(Math.abs(by) / GRID - 0.5) * GRID;
    return nearest <= most ? nearest : from + Math.floor((most - from) / GRID) * GRID;
  };
  const x = along(old.x, kept.x, shown.x);
  const y = along(old.y, kept.y, shown.y);
  return {
    x,
    y,
    width: -along(-right(old), -right(kept), -right(shown)) - x,
    height: -along(-bottom(old), -bottom(kept), -bottom(shown)) - y,
  };
}

function put(tx: Transaction, { id, params }: Pick<ModelNode, 'id' | 'params'>, rect: Rect): void {
  const { width, height } = soundSize(rect);
  if (width !== params['width'] || height !== params['height'])
    tx.changeNode(id, { params: { ...tx.design.nodes[id]!.params, width, height } });
  tx.putBox(id, storedPlace(rect, false));
}

/** Draws a frame around these nodes. */
export const frameNodes: Command<{ readonly nodes: readonly NodeId[] }> = (
  model,
  { nodes },
  ids,
) => {
  const geometry = arrange(model);
  const rects = nodes.flatMap((id) => rectOf(geometry, id) ?? []);
  const spec = [...model.catalog.kinds.values()].find((kind) => kind.spec.isFrame)?.spec;
  if (!spec || rects.length === 0) return err({ reason: 'Select what the frame should show.' });
  const tx = beginTransaction(model.design);
  const id = addNode(tx, ids, { spec, parent: null });
  put(tx, tx.design.nodes[id]!, aroundOf(hullOf(rects)));
  const full = refuseTooMany(tx.design);
  if (full) return full;
  const only = nodes.length === 1 ? model.get(nodes[0]!) : null;
  return ok({
    label: `Frame ${only ? truncate(only.label, 40) : plural(nodes.length, 'node')}`,
    patch: tx.patch(),
    select: { nodes: [id] },
  });
};

export interface ResizeFrameArgs {
  readonly node: NodeId;
  /** On the canvas. */
  readonly rect: Rect;
}

export const resizeFrame: Command<ResizeFrameArgs> = (model, { node: id, rect }) => {
  const node = model.get(id);
  if (!node.spec.isFrame)
    return err({ reason: `${node.label} is as large as what it says or holds.` });
  const tx = beginTransaction(model.design);
  put(tx, node, rect);
  return ok({ label: `Resize ${truncate(node.label, 40)}`, patch: tx.patch() });
};

/** After places have changed: a frame goes on showing what lay wholly in it before, with as much room around it. */
export function keepFramed(tx: Transaction, before: Model): void {
  keep(tx, before, before.with(tx.design), () => true);
}

/**
 * What follows of an edit: frames go on showing what grows, shrinks or is pushed aside by it. Where a person has put something, or
 * has changed the frame itself, it stays like that. Null when nothing follows.
 */
export function framesAfter(before: Model, after: Model, edit: Patch): Patch | null {
  if (!before.nodes.some(({ spec }) => spec.isFrame)) return null;
  const tx = beginTransaction(after.design);
  const isPut = (id: NodeId): boolean => {
    for (let at: NodeId | null = id; at !== null; at = before.get(at).parent)
      if (Object.hasOwn(edit.layout ?? {}, at)) return true;
    return false;
  };
  const isResized = (id: NodeId): boolean =>
    before.get(id).spec.isFrame === true && Object.hasOwn(edit.nodes ?? {}, id);
  keep(tx, before, after, (id) => !isPut(id) && !isResized(id));
  const patch = tx.patch();
  return isEmptyPatch(patch) ? null : patch;
}

function keep(tx: Transaction, before: Model, after: Model, isFree: (id: NodeId) => boolean): void {
  const was = arrange(before);
  const frames = framesOf(before, was).filter(
    ({ node }) => after.find(node.id) !== undefined && isFree(node.id),
  );
  if (frames.length === 0) return;
  const is = arrange(after);
  for (const { node, rect } of frames) {
    const shown = shownIn(before, was, rect).filter(
      (id) => !before.get(id).spec.isFrame && is.absolute.has(id) && isFree(id),
    );
    if (shown.length === 0) continue;
    const hull = hullOf(shown.map((id) => is.absolute.get(id)!));
    const kept = onGrid(rect, keptAround(rect, shown, was, is), hull);
    const isSame = (['x', 'y', 'width', 'height'] as const).every((key) => kept[key] === rect[key]);
    if (isSame) continue;
    // A size that is refused is a finding, and stays one until a person mends it.
    const { width, height } = soundSize(rect);
    if (width === node.params['width'] && height === node.params['height']) put(tx, node, kept);
    else tx.putBox(node.id, storedPlace(kept, false));
  }
}
