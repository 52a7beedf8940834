import { useCallback, useEffect, useRef, useState } from 'react';
import type { Editor, EditorState } from '../../editor';
import { useEditor, useEditorState } from '../use-editor';
import type { CodeFile } from './exporters-context';
import type { ShownCode } from './follow-code';
import type { CodeTarget } from './MonacoView';
import { codeOf, fileFor, isOfAny, isOfField, originAt, type Matches } from './origins';

/** The file that was open last, by target: it survives folding the panel away, and not a reload. */
let lastOpen: Readonly<Record<string, string>> = {};

export interface OpenFile {
  readonly file: CodeFile | null;
  /** Lines that were asked for, by a selection on the canvas or by a click on a mark. */
  readonly target: CodeTarget | null;
  readonly open: (path: string, line?: number) => void;
  /** Selects what the character comes from. */
  readonly pick: (offset: number) => void;
}

/** Which file is open: the one a person chose, until something is selected whose lines are elsewhere. */
export function useOpenFile(code: ShownCode | null): OpenFile {
  const editor = useEditor();
  const selection = useEditorState((state) => state.selection);
  const [paths, setPaths] = useState(lastOpen);
  const [target, setTarget] = useState<CodeTarget | null>(null);
  const revealed = useRef<Revealed | null>(null);
  const focusSeen = useRef(0);

  const shown = code?.ok ? code : null;
  const shownTarget = shown?.target ?? '';
  const file = shown
    ? (shown.files.find((each) => each.path === paths[shownTarget]) ?? firstFile(shown.files))
    : null;

  const openPath = file?.path;

  const show = useCallback(
    (path: string) => {
      lastOpen = { ...lastOpen, [shownTarget]: path };
      setPaths(lastOpen);
    },
    [shownTarget],
  );
  const open = useCallback(
    (path: string, line?: number) => {
      // It stays open, also while the code of what was selected before is still being written.
      revealed.current = { selection: editor.store.getState().selection, target: shownTarget };
      show(path);
      // Where the open file was to be looked at still holds: its view may not have come yet.
      if (line === undefined) setTarget((was) => (path === openPath ? was : null));
      else setTarget((was) => ({ lines: [{ from: line, to: line }], at: (was?.at ?? 0) + 1 }));
    },
    [editor, openPath, show, shownTarget],
  );

  const changesSeen = useRef(shown);
  useEffect(() => {
    const before = changesSeen.current;
    if (!shown || before?.changes === shown.changes) return;
    changesSeen.current = shown;
    const marks = file && shown.changes.get(file.path);
    // Before the effect below: a new selection says better where to look.
    if (before?.target === shown.target && marks)
      setTarget((was) => ({ lines: marks, at: (was?.at ?? 0) + 1 }));
  }, [shown, file]);

  useEffect(() => {
    // What was just dropped is selected at once, and its code comes a frame later.
    if (!shown) return;
    const isSeen = revealed.current?.selection === selection;
    if (isSeen && revealed.current?.target === shown.target) return;
    if (shown.model !== editor.store.getState().model) return;
    revealed.current = { selection, target: shown.target };
    const matches = wanted(editor, focusSeen).find((each) => fileFor(shown.files, null, each));
    const found = matches && fileFor(shown.files, file?.path ?? null, matches);
    const next = shown.files.find((each) => each.path === found);
    if (!matches || !next) return;
    show(next.path);
    const { lines, mentions } = codeOf(next, matches);
    const mention = mentions[0];
    const first = mention && next.text.slice(0, mention.start).split('\n').length;
    const all = lines.length > 0 || !first ? lines : [{ from: first, to: first }];
    setTarget((was) => ({ lines: all, at: (was?.at ?? 0) + 1 }));
  }, [editor, shown, selection, file, show]);

  const pick = (offset: number) => {
    const origin = file && originAt(file, offset);
    if (!origin) return;
    const { design } = editor.store.getState();
    const { node, edge } = origin;
    if (edge !== undefined && Object.hasOwn(design.edges, edge)) editor.select([], [edge]);
    else if (node !== undefined && Object.hasOwn(design.nodes, node)) editor.select([node]);
    // The eye is on the line that was clicked: nothing may move under it.
    revealed.current = { selection: editor.store.getState().selection, target: shownTarget };
  };
  return { file, target, open, pick };
}

/** A selection is looked for once in each target's code. */
interface Revealed {
  readonly selection: EditorState['selection'];
  readonly target: string;
}

/** What to look for, the best first: the field that was opened with this selection, then all that was selected. */
function wanted(editor: Editor, focusSeen: { current: number }): readonly Matches[] {
  const { selection, focus } = editor.store.getState();
  const isNew = focus !== null && focus.at !== focusSeen.current;
  focusSeen.current = focus?.at ?? 0;
  return isNew ? [isOfField(focus.field), isOfAny(selection)] : [isOfAny(selection)];
}

/** The one that says most about the design. */
const firstFile = (files: readonly CodeFile[]): CodeFile | null =>
  files.toSorted((a, b) => b.spans.length - a.spans.length)[0] ?? null;
