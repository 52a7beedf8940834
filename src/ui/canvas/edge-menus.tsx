import {
  ArrowLeftFromLine,
  ArrowLeftRight,
  ArrowRightToLine,
  Code,
  PanelRight,
  Replace,
} from 'lucide-react';
import type { EdgeId, NodeId } from '../../design';
import type { Editor } from '../../editor';
import { reconnectionsOf, type EdgeEnd } from '../../spec/commands';
import type { Point } from '../../spec/geometry';
import { KindIcon, type MenuEntry } from '../primitives';
import type { ShellActions } from '../shell/shell-actions';
import type { CanvasActions } from './canvas-actions';
import { canvasCommands } from './canvas-commands';
import { changeVerb, moveEnd, turnRound } from './edge-changes';
import { nodeName } from '../../spec/node-name';

const ICON = { size: 14, 'aria-hidden': true } as const;

const nameOf = (editor: Editor, node: NodeId): string =>
  nodeName(editor.store.getState().model.get(node));

export const END_WORDS: Readonly<Record<EdgeEnd, string>> = {
  from: 'Move its start to',
  to: 'Move its end to',
};

/** The nodes where an end of a connection can be, each with what it would be there. */
export function endEntries(editor: Editor, id: EdgeId, end: EdgeEnd): readonly MenuEntry[] {
  const { model } = editor.store.getState();
  const edge = model.findEdge(id);
  if (!edge) return [];
  const nodes = reconnectionsOf(model, edge).nodesFor(end);
  if (nodes.length === 0)
    return [{ label: 'It can be nowhere else', disabled: true, onSelect: () => undefined }];
  return [
    { heading: END_WORDS[end] },
    ...nodes.map(({ node, verb }): MenuEntry => ({
      label: nameOf(editor, node),
      hint: verb.title,
      icon: <KindIcon kind={model.get(node).kind} size={16} />,
      onSelect: () => moveEnd(editor, id, end, node),
    })),
  ];
}

/** To its ends, which may lie far away; what else it could be; and to where it is told and changed. */
export function edgeEntries(
  editor: Editor,
  id: EdgeId,
  place: Point,
  actions: CanvasActions,
  shell: ShellActions,
  remove: MenuEntry,
): readonly MenuEntry[] {
  const { model } = editor.store.getState();
  const edge = model.findEdge(id);
  if (!edge) return [];
  const { from, to } = edge;
  const { reverse, verbs, nodesFor } = reconnectionsOf(model, edge);
  const moves = (['from', 'to'] as const).map((which): MenuEntry => ({
    label: `${END_WORDS[which]}…`,
    icon: which === 'from' ? <ArrowLeftFromLine {...ICON} /> : <ArrowRightToLine {...ICON} />,
    disabled: nodesFor(which).length > 0 ? false : 'It can be nowhere else.',
    onSelect: () => actions.openMenu({ on: 'end', edge: id, end: which }, place),
  }));
  const end = (node: NodeId): MenuEntry => ({
    label: `Go to ${nameOf(editor, node)}`,
    icon: <KindIcon kind={model.get(node).kind} size={16} />,
    onSelect: () => canvasCommands.get()?.show(node),
  });
  return [
    end(from),
    end(to),
    { separator: true },
    ...moves,
    {
      label: 'Turn it round',
      ...(reverse ? { hint: reverse.title } : {}),
      icon: <ArrowLeftRight {...ICON} />,
      disabled: reverse ? false : `Nothing joins ${nameOf(editor, to)} to ${nameOf(editor, from)}.`,
      onSelect: () => turnRound(editor, id),
    },
    ...verbs.map((verb): MenuEntry => ({
      label: `Change to “${verb.title}”`,
      icon: <Replace {...ICON} />,
      onSelect: () => changeVerb(editor, id, verb.id),
    })),
    { separator: true },
    {
      label: 'Show in the inspector',
      icon: <PanelRight {...ICON} />,
      onSelect: () => shell.showTab('inspector'),
    },
    {
      label: 'Show in the code',
      icon: <Code {...ICON} />,
      disabled: edge.spec.exported ? false : 'Drawn only: it leads to no code.',
      onSelect: shell.showCode,
    },
    { separator: true },
    remove,
  ];
}
