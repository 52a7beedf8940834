import { apply, compose, type IdSource, type NodeId } from '../../design';
import { err, ok } from '../../kit/result';
import type { Command, Plan } from '../command';
import { arrange, hullOf, meets, rectOf, type Point } from '../geometry';
import type { Model } from '../model';
import { copyFragment, DUPLICATE, NO_SHIFT, PASTE, pasteCopies, type Fragment } from './copy';
import { move, type MoveArgs } from './move';
import { refuseSecond } from './places';

/** The end of a drag that leaves the originals where they are: copies are made in their place, and land as they would. */
export const copyTo: Command<MoveArgs> = (model, { moves, over }, ids) => {
  const originals = moves.map(({ node }) => node);
  const args = { fragment: copyFragment(model, originals), shift: NO_SHIFT, over: null };
  const pasted = pasteCopies(model, args, ids, { verb: DUPLICATE, isLast: false });
  if (!pasted.ok) return pasted;
  const { plan, copies } = pasted.value;
  const landed = moves.map(({ node, at }) => ({ node: copies.get(node)!, at }));
  return letGo(model, plan, { moves: landed, over }, ids);
};

export interface PasteAtArgs {
  readonly fragment: Fragment;
  /** Where the top left corner of all of it lands, in canvas pixels. */
  readonly at: Point;
  /** The container there. */
  readonly over: NodeId | null;
}

/** Pastes where somebody points. Several that would cover what stands there are refused: they keep to each other. */
export const pasteAt: Command<PasteAtArgs> = (model, { fragment, at, over }, ids) => {
  const asks = { verb: PASTE, isLast: false };
  const home = pasteCopies(model, { fragment, shift: NO_SHIFT, over: null }, ids, asks);
  // What held the originals may be no more, or in another design.
  const pasted = home.ok
    ? home
    : pasteCopies(model, { fragment, shift: NO_SHIFT, over }, ids, asks);
  if (!pasted.ok) return pasted;
  const { plan } = pasted.value;
  const made = model.with(apply(model.design, plan.patch));
  const tops = plan.select?.nodes ?? [];
  const geometry = arrange(made);
  const rects = tops.flatMap((id) => {
    const rect = rectOf(geometry, id);
    return rect ? [[id, rect] as const] : [];
  });
  const hull = hullOf(rects.map(([, rect]) => rect));
  const moves = rects.map(([node, { x, y }]) => ({
    node,
    at: { x: at.x + x - hull.x, y: at.y + y - hull.y },
  }));
  const landed = letGo(model, plan, { moves, over }, ids);
  if (!landed.ok || moves.length === 1) return landed;
  const after = model.with(apply(model.design, landed.value.patch));
  return coversOthers(after, tops)
    ? err({ reason: 'There is no room for all of it here.' })
    : landed;
};

/** Copies that are made already, let go as a drag lets go; where there can be one only, none may be a second then. */
function letGo(model: Model, plan: Plan, args: MoveArgs, ids: IdSource) {
  const made = model.with(apply(model.design, plan.patch));
  const moved = move(made, args, ids);
  if (!moved.ok) return moved;
  const after = model.with(apply(made.design, moved.value.patch));
  for (const id of plan.select?.nodes ?? []) {
    const { spec, parent, params } = after.get(id);
    const second = refuseSecond(after, spec, parent, params, id);
    if (second) return err({ reason: second });
  }
  const { notice } = moved.value;
  const patch = compose(plan.patch, moved.value.patch);
  return ok({ ...plan, patch, ...(notice ? { notice } : {}) });
}

function coversOthers(model: Model, tops: readonly NodeId[]): boolean {
  const { absolute } = arrange(model);
  const cards = model.nodes.filter(({ spec }) => !spec.container && !spec.isFrame);
  return tops.some((id) => {
    const rect = absolute.get(id);
    return (
      rect &&
      !model.get(id).spec.container &&
      cards.some(({ id: other }) => {
        const there = tops.includes(other) ? undefined : absolute.get(other);
        return there !== undefined && meets(there, rect);
      })
    );
  });
}
