import { useCallback } from 'react';
import type { Design } from '../../design';
import type { Result } from '../../kit/result';
import { readSettings } from '../../spec/settings';
import { useShellServices } from '../shell/shell-services';
import { useEditor } from '../use-editor';

/**
 * Puts a design in place of the one on the canvas, as one step that undo takes back; what was there is also kept in the
 * browser, because undo ends with the page. A fault is said, and changes nothing.
 */
export function useOpenDesign(): (read: Result<Design, string>, label: string) => boolean {
  const editor = useEditor();
  const { keepCopy } = useShellServices();
  return useCallback(
    (read, label) => {
      if (!read.ok) {
        editor.say(read.error, 'problem');
        return false;
      }
      const design = read.value;
      keepCopy(editor.store.getState().design);
      editor.replace(design, label, `Opened “${readSettings(design).title}”.`);
      return true;
    },
    [editor, keepCopy],
  );
}
