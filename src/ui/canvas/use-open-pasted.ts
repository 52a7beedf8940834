import { useCallback } from 'react';
import { useShowTarget } from '../code/use-target';
import { useOpenFile, useOpenFromOutside } from '../share/use-open-design';
import { useShellServices } from '../shell/shell-services';
import { useEditor } from '../use-editor';

/** A link to a design: whatever stands before its fragment, which begins with the number of its format. */
const LINK = /^\S*#[1-9]\d{0,5}\.[\w-]{8,}\S*$/;
const SVG = /^<(?:\?xml|svg)\b/;
/** The head of exported code, which holds its design. */
const CODE = /^(?:#|\/\/) lintel:#[1-9]\d{0,5}\.[\w-]+\s*$/m;

/** Whether it is a whole design as JSON, or a picture as SVG. What is copied on the canvas has a format of its own. */
function isFile(text: string): boolean {
  if (SVG.test(text) || CODE.test(text)) return true;
  if (!text.startsWith('{')) return false;
  try {
    const json: unknown = JSON.parse(text);
    return (
      typeof json === 'object' && json !== null && 'format' in json && json.format === 'lintel'
    );
  } catch {
    return false;
  }
}

/**
 * Opens a whole design that is pasted, in place of the one on the canvas: a file, a link, or the text of a file. False of anything
 * else, parts of a design among it.
 */
export function useOpenPasted(): (text: string, files?: FileList) => boolean {
  const editor = useEditor();
  const { readLink } = useShellServices();
  const open = useOpenFromOutside();
  const openFile = useOpenFile();
  const showTarget = useShowTarget();
  return useCallback(
    (pasted, files) => {
      const text = pasted.trim();
      const [file] = files ?? [];
      const given = file ?? (isFile(text) ? new File([text], 'The pasted text') : undefined);
      if (!given && !LINK.test(text)) return false;
      const take = async () => {
        if (given) {
          const opened = await openFile(given, `Paste ${given.name}`, files?.length);
          if (!opened.ok) editor.say(opened.error, 'problem');
          return;
        }
        const read = await readLink(text);
        if (!read.ok) return editor.say(read.error, 'problem');
        showTarget(read.value.target);
        await open(read.value.design, 'Paste a link');
      };
      void take();
      return true;
    },
    [editor, openFile, readLink, open, showTarget],
  );
}
