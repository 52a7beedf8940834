import type { Design } from '../../design';
import { err, ok } from '../../kit/result';
import type { Command } from '../command';
import { arrange, bottom, GAP, right, snap, type Point } from '../geometry';
import type { Model } from '../model';
import { copyFragment, paste } from './copy';

export interface InsertArgs {
  /** A whole design that joins the one on the canvas. */
  readonly design: Design;
  readonly title: string;
  /** Where the top left corner of its drawing lands, in canvas pixels; null puts it to the right of what is there. */
  readonly at: Point | null;
}

/** The corners of all that is drawn; null for an empty canvas. */
function extentOf(model: Model) {
  const rects = [...arrange(model).absolute.values()];
  if (rects.length === 0) return null;
  return {
    left: Math.min(...rects.map(({ x }) => x)),
    top: Math.min(...rects.map(({ y }) => y)),
    right: Math.max(...rects.map(right)),
    bottom: Math.max(...rects.map(bottom)),
  };
}

/** Its nodes come with names of their own; the settings of the design that is there stay. */
export const insert: Command<InsertArgs> = (model, { design, title, at }, ids) => {
  const added = model.with(design);
  const theirs = extentOf(added);
  if (!theirs) return err({ reason: `“${title}” is empty.` });
  const mine = extentOf(model);
  const corner = at ?? (mine ? { x: mine.right + 2 * GAP, y: mine.top } : { x: 0, y: 0 });
  const all = added.nodes.filter((node) => node.parent === null).map((node) => node.id);
  const fragment = copyFragment(added, all);
  const shift = { x: snap(corner.x - theirs.left), y: snap(corner.y - theirs.top) };
  const plan = paste(model, { fragment, shift, over: null }, ids);
  const notice = `Added “${title}”.`;
  return plan.ok
    ? ok({ ...plan.value, label: `Add “${title}”`, notice, showsAll: at === null })
    : plan;
};
