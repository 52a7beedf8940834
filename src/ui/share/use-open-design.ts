import { useCallback } from 'react';
import type { Design } from '../../design';
import { err, ok, type Result } from '../../kit/result';
import { readSettings } from '../../spec/settings';
import { useShellServices } from '../shell/shell-services';
import { useEditor } from '../use-editor';

/**
 * Puts a design in place of the one on the canvas, as one step that undo takes back. What was there stays among the designs of this
 * browser; what comes gets a name there, unless it has one. A fault is said, and changes nothing.
 */
export function useOpenDesign(): (
  read: Result<Design, string>,
  label: string,
  id?: string,
) => boolean {
  const editor = useEditor();
  const { newId } = useShellServices();
  return useCallback(
    (read, label, id) => {
      if (!read.ok) {
        editor.say(read.error, 'problem');
        return false;
      }
      const design = read.value;
      const notice = `Opened “${readSettings(design).title}”.`;
      editor.open(id ?? newId(), design, label, notice);
      return true;
    },
    [editor, newId],
  );
}

/** Opens a file: its design takes the place of the one on the canvas, or its designs join those of this browser. */
export function useOpenFile(): (file: File, label: string) => Promise<Result<void, string>> {
  const editor = useEditor();
  const { readFile } = useShellServices();
  const open = useOpenDesign();
  return useCallback(
    async (file, label) => {
      const read = await readFile(file);
      if (!read.ok) return err(read.error);
      if ('added' in read.value) editor.say(read.value.added);
      else open(ok(read.value.design), label);
      return ok(undefined);
    },
    [editor, readFile, open],
  );
}
