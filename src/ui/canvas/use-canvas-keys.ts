import { useLayoutEffect, type RefObject } from 'react';
import type { Editor } from '../../editor';
import { duplicate, nudge, remove } from '../../spec/commands';
import { GRID, type Direction, type Point } from '../../spec/geometry';
import { canvasCommands } from './canvas-commands';
import { copySelection, cutSelection, pasteText } from './clipboard';
import { frameSelected } from './frame-selected';
import { isLetterOnHeader, isOnCanvas, isTyping } from './keys';
import { landedWays } from './landed-ways';
import { renaming } from './renaming';
import { useOpenPasted } from './use-open-pasted';
import type { ToolActions } from './view-actions';

const WAYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const ARROWS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What keys ask of the canvas beside edits. */
export interface KeyActions extends ToolActions {
  readonly walk: (direction: Direction) => void;
  /** Where the pointer is, in canvas pixels; null while it is elsewhere. */
  readonly aim: () => Point | null;
}

export function selectAll(editor: Editor): void {
  const { model } = editor.store.getState();
  editor.select(
    model.nodes.map((node) => node.id),
    model.edges.map((edge) => edge.id),
  );
}

export function removeSelected(editor: Editor): void {
  const { selection } = editor.store.getState();
  if (selection.nodes.length + selection.edges.length > 0) editor.run(remove, selection);
}

export function duplicateSelected(editor: Editor): void {
  const { selection } = editor.store.getState();
  if (selection.nodes.length > 0) editor.run(duplicate, { nodes: selection.nodes });
}

/** Keys that hold wherever nobody types. */
function commandOf(event: KeyboardEvent, editor: Editor): (() => void) | null {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (event.shiftKey) return null;
    if (key === 'd') return () => duplicateSelected(editor);
    return key === 'a' ? () => selectAll(editor) : null;
  }
  return key === 'delete' || key === 'backspace' ? () => removeSelected(editor) : null;
}

/** Keys that mean something else on a button or in a list of another panel. */
function canvasKeyOf(event: KeyboardEvent, editor: Editor, view: KeyActions): (() => void) | null {
  if (event.ctrlKey || event.metaKey) return null;
  const { selection } = editor.store.getState();
  const arrow = ARROWS[event.key];
  if (arrow && selection.nodes.length > 0) {
    const step = event.shiftKey ? GRID * 4 : GRID;
    return () => {
      const { nodes } = selection;
      const way = { x: arrow.x * step, y: arrow.y * step };
      const args = { nodes, ...way, down: landedWays(editor, nodes, way.y) };
      // A tier has no place of its own; the keys say nothing rather than why.
      if (editor.plan(nudge, args).ok) editor.run(nudge, args);
    };
  }
  if (event.shiftKey && event.code === 'Digit1') return view.zoomToFit;
  if (event.shiftKey && event.code === 'Digit0') return view.zoomToFull;
  switch (event.key) {
    case '+':
    case '=':
      return view.zoomIn;
    case '-':
      return view.zoomOut;
    case 'l':
    case 'L':
      return view.arrange;
    case 'a':
      return view.add;
    case 'v':
      return () => view.setSelecting(true);
    case 'h':
      return () => view.setSelecting(false);
    case 'f':
      return selection.nodes.length > 0 ? () => frameSelected(editor) : null;
    case 'z':
      return view.fold;
    case 'Escape':
      return () => editor.select([]);
    case 'F2':
      return selection.nodes.length === 1 ? () => renaming.set(selection.nodes[0] ?? null) : null;
    case 'Enter':
    case ' ':
      return focusedAction(event, editor);
    default:
      return null;
  }
}

/** With Alt the arrows walk, and Enter takes what is selected elsewhere. */
function altKeyOf(event: KeyboardEvent, editor: Editor, { walk }: KeyActions): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const way = WAYS[event.key];
  if (way) return () => walk(way);
  if (event.key !== 'Enter') return null;
  return () => {
    const focused = event.target instanceof Element ? event.target.getAttribute('data-id') : null;
    const { model, selection } = editor.store.getState();
    if (focused !== null && model.find(focused) && !selection.nodes.includes(focused)) {
      editor.select([focused]);
    }
    const [node] = editor.store.getState().selection.nodes;
    if (node !== undefined) canvasCommands.get()?.moveInto(node);
  };
}

/** Enter and space select the node or connection that has the focus; with shift they add it. */
function focusedAction(event: KeyboardEvent, editor: Editor): (() => void) | null {
  const focused = event.target instanceof Element ? event.target : null;
  const id = focused?.getAttribute('data-id');
  if (!focused || !id) return null;
  const { selection } = editor.store.getState();
  if (focused.classList.contains('react-flow__edge')) return () => editor.select([], [id]);
  const others = event.shiftKey ? selection.nodes.filter((one) => one !== id) : [];
  return () => editor.select([...others, id]);
}

/** The shortcuts of the canvas. Undo and redo belong to the shell, because they hold in fields too. */
export function useCanvasKeys(
  editor: Editor,
  canvas: RefObject<HTMLElement | null>,
  view: KeyActions,
  setSpaceHeld: (isHeld: boolean) => void,
): void {
  const openPasted = useOpenPasted();
  // With the control bar, not a moment after it: whoever sees the one may press the other.
  useLayoutEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event)) return;
      const isHere = isOnCanvas(event, canvas.current) || isLetterOnHeader(event);
      if (event.altKey) {
        const goes = isHere ? altKeyOf(event, editor, view) : null;
        if (goes) event.preventDefault();
        goes?.();
        return;
      }
      const does = commandOf(event, editor) ?? (isHere ? canvasKeyOf(event, editor, view) : null);
      if (does) {
        event.preventDefault();
        does();
      }
      const isButton = event.target instanceof Element && event.target.closest('button') !== null;
      // Held, it moves the view also from a card, which has the focus since it was clicked.
      if (event.key !== ' ' || !isHere || isButton) return;
      event.preventDefault();
      setSpaceHeld(true);
    };
    const release = () => setSpaceHeld(false);
    window.addEventListener('keydown', onKey, { signal });
    window.addEventListener('keyup', (event) => event.key === ' ' && release(), { signal });
    window.addEventListener('blur', release, { signal });

    const onCopy =
      (take: (editor: Editor, aim: Point | null) => string | null) => (event: ClipboardEvent) => {
        // Text that was marked with the mouse is what the person means.
        if (isTyping(event) || document.getSelection()?.toString()) return;
        const text = take(editor, view.aim());
        if (text === null) return;
        event.clipboardData?.setData('text/plain', text);
        event.preventDefault();
      };
    document.addEventListener('copy', onCopy(copySelection), { signal });
    document.addEventListener('cut', onCopy(cutSelection), { signal });
    document.addEventListener(
      'paste',
      (event) => {
        if (isTyping(event)) return;
        event.preventDefault();
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (!openPasted(text, event.clipboardData?.files)) pasteText(editor, text, view.aim());
      },
      { signal },
    );
    return () => listening.abort();
  }, [editor, canvas, view, setSpaceHeld, openPasted]);
}
