import type { Design, EdgeId, NodeId } from './records';
import { compose, invert, isEmptyPatch, type Patch } from './patch';

/** What was selected: no part of a design, but whoever takes a step back goes on with what they had in hand. */
export interface Selection {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
}

export interface Step {
  readonly label: string;
  readonly patch: Patch;
  /** Steps with the same key that follow each other quickly become one, as when a label is typed. */
  readonly mergeKey?: string;
  /** Milliseconds, on any clock that does not run backwards. */
  readonly at: number;
  readonly selected?: { readonly before: Selection; readonly after: Selection };
  /** It went from one kept design to another. */
  readonly opens?: Opens;
  /** It was kept outside of the page. */
  readonly isKept?: true;
}

/** Two kept designs: the one that was left, and the one that was opened. */
export interface Opens {
  readonly before: Kept;
  readonly after: Kept;
}

/** A design, and the name under which it is kept. */
export interface Kept {
  readonly id: string;
  readonly design: Design;
}

/** What was done, oldest first, and what was undone, the next to redo first. */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** What undo or redo asks for: the patch to apply, and the history once it is applied. */
export interface Travel {
  readonly history: History;
  readonly patch: Patch;
  readonly label: string;
  /** Before what is undone, or after what is redone. */
  readonly selected?: Selection | undefined;
  /** Where it leads to another kept design: that, as this tab left it. */
  readonly kept?: Kept | undefined;
  readonly isKept: boolean;
}

export const EMPTY_HISTORY: History = { past: [], future: [] };
const MERGE_WINDOW_MILLISECONDS = 1000;
export const MAX_STEPS = 500;

/** The history after a step was applied. A step that changes nothing leaves no trace. */
export function record(history: History, step: Step): History {
  if (isEmptyPatch(step.patch) && step.opens === undefined) return history;
  const last = history.past.at(-1);
  if (last === undefined || !mergesInto(last, step)) {
    return { past: [...history.past, step].slice(-MAX_STEPS), future: [] };
  }
  const earlier = history.past.slice(0, -1);
  const patch = compose(last.patch, step.patch);
  if (isEmptyPatch(patch)) return { past: earlier, future: [] };
  const selected = last.selected &&
    step.selected && { before: last.selected.before, after: step.selected.after };
  return {
    past: [...earlier, { ...step, patch, ...(selected ? { selected } : {}) }],
    future: [],
  };
}

/** Null when there is nothing to undo. */
export function undo({ past, future }: History): Travel | null {
  const step = past.at(-1);
  if (step === undefined) return null;
  // Both the undone step and the one that is last now are sealed: after an undo, whatever comes
  // next begins a step of its own.
  const earlier = past.slice(0, -1).map((each, at) => (at === past.length - 2 ? seal(each) : each));
  return {
    history: { past: earlier, future: [seal(step), ...future] },
    patch: invert(step.patch),
    label: step.label,
    selected: step.selected?.before,
    kept: step.opens?.before,
    isKept: step.isKept === true,
  };
}

/** Null when there is nothing to redo. */
export function redo({ past, future }: History): Travel | null {
  const [step, ...later] = future;
  if (step === undefined) return null;
  return {
    history: { past: [...past, step], future: later },
    patch: step.patch,
    label: step.label,
    selected: step.selected?.after,
    kept: step.opens?.after,
    isKept: step.isKept === true,
  };
}

function mergesInto(last: Step, step: Step): boolean {
  const gapMilliseconds = step.at - last.at;
  return (
    step.mergeKey !== undefined &&
    step.mergeKey === last.mergeKey &&
    gapMilliseconds >= 0 &&
    gapMilliseconds <= MERGE_WINDOW_MILLISECONDS
  );
}

const seal = ({ mergeKey: _, ...step }: Step): Step => step;
