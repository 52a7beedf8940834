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

/**
 * Opens a design that comes from outside, from a file or a link. One that this browser has already is opened as what it is, so that
 * who opens a file twice does not have it twice. Nothing is opened, and the answer is false, where it may not be any more once that
 * is known.
 */
export function useOpenFromOutside(): (
  design: Design,
  label: string,
  only?: string,
  isAllowed?: () => boolean,
) => Promise<boolean> {
  const editor = useEditor();
  const { designs } = useShellServices();
  const open = useOpenDesign();
  return useCallback(
    async (design, label, only = '', isAllowed = () => true) => {
      // Twice among the designs is better than not opened at all.
      const id = await designs()
        .then((kept) => kept.find(design))
        .catch(() => undefined);
      if (!isAllowed()) return false;
      if (id === editor.store.getState().id)
        editor.say(`“${readSettings(design).title}” is on the canvas already. ${only}`.trim());
      else open(ok(design), label, id, only);
      return true;
    },
    [editor, designs, open],
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
  const open = useOpenFromOutside();
  return useCallback(
    async (file, label, count) => {
      const read = await readFile(file, count);
      if (!read.ok) return err(read.error);
      const { only = '' } = read.value;
      if ('added' in read.value) editor.say(`${read.value.added} ${only}`.trim());
      else await open(read.value.design, label, only);
      return ok(undefined);
    },
    [editor, readFile, open],
  );
}
