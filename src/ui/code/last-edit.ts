import { apply, invert, type Design, type History, type Patch } from '../../design';

interface Edited {
  readonly design: Design;
  readonly history: History;
  readonly lastPatch: Patch | null;
}

/**
 * The design before the last edit, null when there was none. A burst of typing is one edit, and its patch is in the history;
 * right after an undo the history's last step is an older one, and the patch of the undo counts.
 */
export function designBeforeLastEdit({ design, history, lastPatch }: Edited): Design | null {
  if (!lastPatch) return null;
  const step = history.past.at(-1)?.patch;
  const patch = history.future.length === 0 && step ? step : lastPatch;
  return apply(design, invert(patch));
}
