import { useCallback, type RefObject } from 'react';
import type { Editor } from '../../editor';
import { soon } from '../after-paint';
import { showMoving } from './show-moving';
import type { ViewActions } from './view-actions';

const load = soon(() => import('../arrange/arrange-now'));

/** Arranges, and lets the nodes be seen to go where they go: a person has to find them again. */
export function useArranging(
  editor: Editor,
  canvas: RefObject<HTMLElement | null>,
  view: ViewActions,
): () => void {
  return useCallback(() => void arrange(editor, canvas, view), [editor, canvas, view]);
}

async function arrange(
  editor: Editor,
  canvas: RefObject<HTMLElement | null>,
  view: ViewActions,
): Promise<void> {
  try {
    const { arrangeNow } = await load();
    const { isDone, isWhole } = await arrangeNow(editor, () => showMoving(canvas.current, ''));
    if (isDone && isWhole) requestAnimationFrame(view.zoomToFit);
  } catch {
    editor.say('Nothing was moved: the part that arranges could not be loaded.', 'problem');
  }
}
