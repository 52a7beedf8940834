import { toStored, type Design } from '../design';
import type { Editor } from '../editor';
import { whenHidden } from '../editor/persistence';
import { formatSteps, parseSteps } from '../editor/persistence/steps';
import { readStored } from './openable';

/** Of this tab: each has steps of its own. */
const KEY = 'lintel/steps';

/** What this tab did before its page was loaded anew can be undone as before. */
export function rememberSteps(editor: Editor): void {
  const idNow = () => editor.store.getState().id;
  const steps = parseSteps(idNow(), attempt(() => sessionStorage.getItem(KEY)) ?? null);
  if (steps) editor.remember(steps, isSound);
  whenHidden(() =>
    attempt(() =>
      sessionStorage.setItem(KEY, formatSteps(idNow(), editor.store.getState().history)),
    ),
  );
}

/** Whatever the storage has held: a design that can be drawn. */
const isSound = (design: Design): boolean =>
  attempt(() => readStored(toStored(design)) !== null) ?? false;

/** The storage may be missing, full or forbidden; then a reload ends the steps. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
