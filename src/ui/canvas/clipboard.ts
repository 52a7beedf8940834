import type { Editor } from '../../editor';
import { copyFragment, formatFragment, parseFragment, paste, remove } from '../../spec/commands';

const SHIFT_PIXELS = 32;

/** Where the system's clipboard is out of reach; and how often the same text was pasted, so that copies do not cover each other. */
let last = { text: '', pastes: 0 };

/** What is selected, as the clipboard keeps it; null when no node is. */
export function copySelection(editor: Editor): string | null {
  const { model, selection } = editor.store.getState();
  if (selection.nodes.length === 0) return null;
  const text = formatFragment(copyFragment(model, selection.nodes));
  last = { text, pastes: 0 };
  return text;
}

export function cutSelection(editor: Editor): string | null {
  const text = copySelection(editor);
  if (text === null) return null;
  const { selection } = editor.store.getState();
  const cut = editor.run(remove, { nodes: selection.nodes, edges: selection.edges });
  // What is pasted after a cut goes back to its place.
  if (cut.ok) last = { text, pastes: -1 };
  return text;
}

/** Pastes a text; whatever else the clipboard holds is left alone, and said. */
export function pasteText(editor: Editor, text: string): void {
  const fragment = parseFragment(editor.catalog, text === '' ? last.text : text);
  if (fragment === null) {
    editor.say(
      'The clipboard holds no design: no nodes copied on a canvas, no link, and no head of exported code.',
      'refusal',
    );
    return;
  }
  if (!fragment.ok) {
    editor.say(fragment.error, 'refusal');
    return;
  }
  if (text !== '' && text !== last.text) last = { text, pastes: 0 };
  const { model, selection } = editor.store.getState();
  const [only, ...others] = selection.nodes;
  const over =
    only !== undefined && others.length === 0 && model.get(only).spec.container ? only : null;
  // Pasting a container while it is selected means another beside it, not one inside it.
  const isItself = fragment.value.nodes.some((node) => node.id === over);
  const shift = SHIFT_PIXELS * (last.pastes + 1);
  const args = {
    fragment: fragment.value,
    shift: { x: shift, y: shift },
    over: isItself ? null : over,
  };
  if (editor.run(paste, args).ok) last = { ...last, pastes: last.pastes + 1 };
}

/** From a menu, where there is no clipboard event. The browser may say no. */
export async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // The copy in memory serves this page.
  }
}

export async function readClipboard(): Promise<string> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return '';
  }
}
