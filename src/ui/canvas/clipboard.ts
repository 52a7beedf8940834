import type { Editor } from '../../editor';
import {
  copyFragment,
  formatFragment,
  parseFragment,
  paste,
  pasteAt,
  remove,
  type Fragment,
} from '../../spec/commands';
import { containerAt, hullOf, LEAF, rectOf, type Point } from '../../spec/geometry';
import { landedAt } from './landing';

const SHIFT_PIXELS = 32;
/** A hand that rests on the mouse does not point. */
const STILL_PIXELS = 8;

interface Copied {
  readonly text: string;
  /** How often it was pasted, so that copies do not cover each other. */
  readonly pastes: number;
  /** Where the pointer was, in canvas pixels. */
  readonly aim: Point | null;
}

/** Also for where the system's clipboard is out of reach. */
let last: Copied = { text: '', pastes: 0, aim: null };

/** What is selected, as the clipboard keeps it; null when no node is. `aim` is where the pointer is, in canvas pixels. */
export function copySelection(editor: Editor, aim: Point | null = null): string | null {
  const { model, selection } = editor.store.getState();
  if (selection.nodes.length === 0) return null;
  const text = formatFragment(copyFragment(model, selection.nodes));
  last = { text, pastes: 0, aim };
  return text;
}

export function cutSelection(editor: Editor, aim: Point | null = null): string | null {
  const text = copySelection(editor, aim);
  if (text === null) return null;
  const { selection } = editor.store.getState();
  const cut = editor.run(remove, { nodes: selection.nodes, edges: selection.edges });
  // What is pasted after a cut goes back to its place.
  if (cut.ok) last = { ...last, pastes: -1 };
  return text;
}

/**
 * Pastes a text where the pointer has gone since it was copied, or beside its originals; whatever else the clipboard holds is left
 * alone, and said.
 */
export function pasteText(editor: Editor, text: string, aim: Point | null = null): void {
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
  if (text !== '' && text !== last.text) last = { text, pastes: 0, aim: null };
  if (aim && isFar(aim, last.aim) && pasteThere(editor, fragment.value, aim)) return;
  const { model, selection } = editor.store.getState();
  const [only, ...others] = selection.nodes;
  const over =
    only !== undefined && others.length === 0 && model.get(only).spec.container ? only : null;
  // Pasting a container while it is selected means another beside it, not one inside it.
  const isItself = fragment.value.nodes.some((node) => node.id === over);
  const shift = SHIFT_PIXELS * (last.pastes + 1);
  const args = {
    fragment: fragment.value,
    shift: last.pastes < 0 || over !== null ? { x: shift, y: shift } : ('beside' as const),
    over: isItself ? null : over,
  };
  if (editor.run(paste, args).ok) last = { ...last, pastes: last.pastes + 1 };
}

const isFar = (a: Point, b: Point | null): boolean =>
  b === null || Math.hypot(a.x - b.x, a.y - b.y) > STILL_PIXELS;

/** False where that place does not take it. */
function pasteThere(editor: Editor, fragment: Fragment, aim: Point): boolean {
  const { model, geometry } = editor.store.getState();
  const ids = new Set(fragment.nodes.map(({ id }) => id));
  const tops = fragment.nodes.filter(({ parent }) => parent === null || !ids.has(parent));
  const rects = tops.map(({ id }) => rectOf(geometry, id) ?? { ...LEAF, x: 0, y: 0 });
  const { width, height } = hullOf(rects);
  const over = containerAt(model, geometry, aim);
  const box = { x: aim.x - width / 2, y: aim.y - height / 2, width, height };
  const isContainer = tops.some(({ kind }) => editor.catalog.kinds.get(kind)?.spec.container);
  const args = { fragment, at: landedAt(editor, { box, over, isContainer }), over };
  return editor.plan(pasteAt, args).ok && editor.run(pasteAt, args).ok;
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
