import { apply, compose } from '../../design';
import { ok } from '../../kit/result';
import type { Command } from '../command';
import { asDuplicate, copyFragment, NO_SHIFT, pasteCopies } from './copy';
import { move, type MoveArgs } from './move';

/** The end of a drag that leaves the originals where they are: their copies land as they themselves would. */
export const copyTo: Command<MoveArgs> = (model, { moves, over }, ids) => {
  const fragment = copyFragment(
    model,
    moves.map(({ node }) => node),
  );
  const args = { fragment, shift: NO_SHIFT, over: over === 'keep' ? null : over };
  const pasted = pasteCopies(model, args, ids);
  if (!pasted.ok) return pasted;
  const { plan, copies } = pasted.value;
  const landed = moves.map(({ node, at }) => ({ node: copies.get(node)!, at }));
  const moved = move(model.with(apply(model.design, plan.patch)), { moves: landed, over }, ids);
  if (!moved.ok) return moved;
  return ok(asDuplicate({ ...plan, patch: compose(plan.patch, moved.value.patch) }));
};
