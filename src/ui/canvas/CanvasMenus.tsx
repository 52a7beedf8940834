import {
  ArrowRight,
  CheckSquare,
  ClipboardPaste,
  Columns3,
  Copy,
  CopyPlus,
  FolderInput,
  Frame,
  Maximize,
  Pencil,
  Plus,
  Presentation,
  Trash2,
  WandSparkles,
} from 'lucide-react';
import { useEffect } from 'react';
import type { Design, NodeId } from '../../design';
import type { Editor } from '../../editor';
import { connect, targetsOf } from '../../spec/commands';
import type { Point } from '../../spec/geometry';
import { reading } from '../reading/reading';
import { ContextMenu, KindIcon, type MenuEntry } from '../primitives';
import { useShellActions, type ShellActions } from '../shell/shell-actions';
import { useEditor, useEditorState } from '../use-editor';
import { canMoveInto, moveEntries, nameOfSelected } from './move-into';
import { QuickAdd } from './QuickAdd';
import type { CanvasActions, MenuTarget } from './canvas-actions';
import { canvasCommands } from './canvas-commands';
import { copySelection, pasteText, readClipboard, writeClipboard } from './clipboard';
import { edgeEntries, END_WORDS, endEntries } from './edge-menus';
import { foldLabel } from './fold-label';
import { frameSelected } from './frame-selected';
import { duplicateSelected, removeSelected, selectAll } from './use-canvas-keys';

export interface OpenMenu {
  readonly target: MenuTarget;
  readonly at: Point;
}

interface CanvasMenusProps {
  readonly menu: OpenMenu | null;
  readonly actions: CanvasActions;
  readonly onArrange: () => void;
  /** Before something is added under the pointer. */
  readonly onAdd: () => void;
  readonly onClose: () => void;
}

const ICON = { size: 14, 'aria-hidden': true } as const;

/** The menu of the thing under the pointer. What it offers is what the commands would do. */
export function CanvasMenus({ menu, actions, onArrange, onAdd, onClose }: CanvasMenusProps) {
  const editor = useEditor();
  const shell = useShellActions();
  const isGone = useEditorState(({ design }) => menu !== null && !isThere(design, menu.target));
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (!menu || isGone) return null;
  const { target, at } = menu;
  if (target.on === 'add') {
    const { from, isAimed } = target;
    // Another place is another menu.
    const key = `${at.x} ${at.y}`;
    return <QuickAdd key={key} {...{ from, at, isAimed, onAdd, onClose }} />;
  }
  const { label, entries } = describe(editor, target, at, actions, shell, onArrange);
  // Another menu in the place of the first takes the focus anew: the entry that led to it has gone with it.
  return <ContextMenu key={target.on} label={label} entries={entries} at={at} onClose={onClose} />;
}

/** An undo or another key may take away what a menu is about. */
function isThere({ nodes, edges }: Design, target: MenuTarget): boolean {
  switch (target.on) {
    case 'connect':
    case 'move':
    case 'node':
      return target.node in nodes;
    case 'edge':
    case 'end':
      return target.edge in edges;
    case 'add':
      return target.from === null || target.from in nodes;
    case 'canvas':
      return true;
  }
}

function describe(
  editor: Editor,
  target: Exclude<MenuTarget, { on: 'add' }>,
  at: Point,
  actions: CanvasActions,
  shell: ShellActions,
  onArrange: () => void,
): { label: string; entries: readonly MenuEntry[] } {
  const { model } = editor.store.getState();
  switch (target.on) {
    case 'connect':
      return {
        label: `Connect ${model.get(target.node).label} to`,
        entries: connectEntries(editor, target.node, at, actions),
      };
    case 'move':
      return {
        label: `Move ${nameOfSelected(editor)} into`,
        entries: moveEntries(editor),
      };
    case 'node':
      return {
        label: model.get(target.node).label,
        entries: nodeEntries(editor, target.node, at, actions, onArrange),
      };
    case 'edge':
      return {
        label: 'Connection',
        entries: edgeEntries(editor, target.edge, at, actions, shell, removeEntry(editor)),
      };
    case 'end':
      return {
        label: END_WORDS[target.end],
        entries: endEntries(editor, target.edge, target.end),
      };
    case 'canvas':
      return { label: 'Canvas', entries: canvasEntries(editor, at, actions, onArrange) };
  }
}

function connectEntries(
  editor: Editor,
  from: NodeId,
  at: Point,
  actions: CanvasActions,
): readonly MenuEntry[] {
  const { model } = editor.store.getState();
  const targets = targetsOf(model, from);
  return [
    ...(targets.length > 0
      ? [{ heading: `${model.get(from).label} …` }]
      : [{ label: 'Nothing here that it connects to', disabled: true, onSelect: () => undefined }]),
    ...targets.map(({ to, verb }): MenuEntry => {
      const { kind, label } = model.get(to);
      return {
        label,
        hint: verb.title,
        icon: <KindIcon kind={kind} size={16} />,
        onSelect: () => editor.run(connect, { from, to, verb: verb.id }),
      };
    }),
    { separator: true },
    {
      label: 'Something new…',
      icon: <Plus {...ICON} />,
      onSelect: () => actions.openMenu({ on: 'add', from, isAimed: false }, at),
    },
  ];
}

const pasteEntry = (editor: Editor): MenuEntry => ({
  label: 'Paste',
  icon: <ClipboardPaste {...ICON} />,
  keys: 'Mod+V',
  onSelect: () => void readClipboard().then((text) => pasteText(editor, text)),
});

const removeEntry = (editor: Editor): MenuEntry => ({
  label: 'Delete',
  icon: <Trash2 {...ICON} />,
  keys: 'Delete',
  danger: true,
  onSelect: () => removeSelected(editor),
});

function nodeEntries(
  editor: Editor,
  node: NodeId,
  at: Point,
  actions: CanvasActions,
  onArrange: () => void,
): readonly MenuEntry[] {
  const { model, selection } = editor.store.getState();
  const { spec } = model.get(node);
  const isAlone = selection.nodes.length <= 1;
  const single: readonly MenuEntry[] = [
    ...(spec.can.length > 0
      ? [
          {
            label: 'Connect to…',
            icon: <ArrowRight {...ICON} />,
            onSelect: () => actions.openMenu({ on: 'connect', node }, at),
          },
        ]
      : []),
    {
      label: 'Rename',
      icon: <Pencil {...ICON} />,
      keys: 'F2',
      onSelect: () => actions.rename(node),
    },
  ];
  return [
    ...(isAlone ? single : []),
    {
      label: 'Move into…',
      icon: <FolderInput {...ICON} />,
      keys: 'Alt+Enter',
      disabled: canMoveInto(editor) ? false : 'Nothing else would take it.',
      onSelect: () => actions.openMenu({ on: 'move', node }, at),
    },
    {
      label: 'Duplicate',
      icon: <CopyPlus {...ICON} />,
      keys: 'Mod+D',
      onSelect: () => duplicateSelected(editor),
    },
    {
      label: 'Copy',
      icon: <Copy {...ICON} />,
      keys: 'Mod+C',
      onSelect: () => void writeClipboard(copySelection(editor) ?? ''),
    },
    ...(spec.container && isAlone ? [pasteEntry(editor)] : []),
    {
      label: 'Frame the selection',
      icon: <Frame {...ICON} />,
      keys: 'F',
      onSelect: () => frameSelected(editor),
    },
    ...(spec.isFrame && isAlone
      ? [
          {
            label: 'Present from here',
            icon: <Presentation {...ICON} />,
            onSelect: () => reading.set({ design: null, view: 'present', from: node }),
          },
        ]
      : []),
    ...(isAlone
      ? []
      : [
          {
            label: 'Arrange',
            icon: <WandSparkles {...ICON} />,
            keys: 'L',
            onSelect: onArrange,
          },
        ]),
    { separator: true },
    removeEntry(editor),
  ];
}

function canvasEntries(
  editor: Editor,
  at: Point,
  actions: CanvasActions,
  onArrange: () => void,
): readonly MenuEntry[] {
  const { model } = editor.store.getState();
  const isEmpty = model.nodes.length === 0;
  return [
    {
      label: 'Add…',
      icon: <Plus {...ICON} />,
      keys: 'A',
      onSelect: () => actions.openMenu({ on: 'add', from: null, isAimed: true }, at),
    },
    pasteEntry(editor),
    {
      label: 'Select all',
      icon: <CheckSquare {...ICON} />,
      keys: 'Mod+A',
      disabled: isEmpty,
      onSelect: () => selectAll(editor),
    },
    { separator: true },
    {
      label: 'Arrange',
      icon: <WandSparkles {...ICON} />,
      keys: 'L',
      disabled: isEmpty,
      onSelect: onArrange,
    },
    {
      label: 'Zoom to fit',
      icon: <Maximize {...ICON} />,
      keys: 'Shift+1',
      disabled: isEmpty,
      onSelect: () => canvasCommands.get()?.zoomToFit(),
    },
    {
      label: foldLabel(editor),
      icon: <Columns3 {...ICON} />,
      keys: 'Z',
      onSelect: () => canvasCommands.get()?.fold(),
    },
  ];
}
