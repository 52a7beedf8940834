import { useEffect } from 'react';
import type { Editor } from '../../editor';
import { hasMod, isDesignField, isTaken } from './keyboard';
import type { ShellActions } from './shell-actions';

/** The shortcuts that hold everywhere. Those of the canvas belong to the canvas. */
export function useShortcuts(editor: Editor, actions: ShellActions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return;
      const does = actionOf(event, editor, actions);
      if (!does) return;
      event.preventDefault();
      does();
    };
    // Capturing, because panels keep their keys from the canvas.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [editor, actions]);
}

function actionOf(
  event: KeyboardEvent,
  editor: Editor,
  actions: ShellActions,
): (() => void) | null {
  const key = event.key.toLowerCase();
  const isElsewhere = isTaken(event) && !isDesignField(event);
  if (hasMod(event)) {
    if (key === 's') return () => editor.say('Every edit is saved in this browser as you make it.');
    if (key === 'k' && !document.querySelector('dialog:modal')) return actions.openCommands;
    if (isElsewhere) return null;
    if (key === 'z') return () => (event.shiftKey ? editor.redo() : editor.undo());
    if (key === 'y') return () => editor.redo();
    return null;
  }
  return key === '?' && !isTaken(event) ? actions.openHelp : null;
}
