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
  only?: string,
) => boolean {
  const editor = useEditor();
  const { newId } = useShellServices();
  return useCallback(
    (read, label, id, only = '') => {
      if (!read.ok) {
        editor.say(read.error, 'problem');
        return false;
      }
      const design = read.value;
      const said =
        Object.keys(design.nodes).length === 0
          ? 'Opened an empty design.'
          : `Opened “${readSettings(design).title}”.`;
      const notice = `${said} ${only}`.trim();
      editor.open(id ?? newId(), design, label, notice);
      return true;
    },
    [editor, newId],
  );
}

/** Opens a file: its design takes the place of the one on the canvas, or its designs join those of this browser. */
export function useOpenFile(): (
  file: File,
  label: string,
  count?: number,
) => Promise<Result<void, string>> {
  const editor = useEditor();
  const { readFile } = useShellServices();
  const open = useOpenDesign();
  return useCallback(
    async (file, label, count) => {
      const read = await readFile(file, count);
      if (!read.ok) return err(read.error);
      const { only = '' } = read.value;
      if ('added' in read.value) editor.say(`${read.value.added} ${only}`.trim());
      else open(ok(read.value.design), label, undefined, only);
      return ok(undefined);
    },
    [editor, readFile, open],
  );
}
