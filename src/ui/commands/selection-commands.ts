import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { canvasCommands, type CanvasCommands } from '../canvas/canvas-commands';
import { copySelection, cutSelection, writeClipboard } from '../canvas/clipboard';
import { frameSelected } from '../canvas/frame-selected';
import { canMoveInto } from '../canvas/move-into';
import { duplicateSelected, removeSelected } from '../canvas/use-canvas-keys';
import { command, type Command } from './command';

const NOTHING_SELECTED = 'Nothing is selected.';

/** What can be done to what is selected. */
export function ofSelection(editor: Editor): readonly Command[] {
  const { selection } = editor.store.getState();
  const [only] = selection.nodes.length === 1 ? selection.nodes : [];
  const one = only === undefined ? 'Select one node first.' : null;
  const edge =
    selection.edges.length === 1 && selection.nodes.length === 0
      ? null
      : 'Select one connection first.';
  const some = selection.nodes.length > 0 ? null : NOTHING_SELECTED;
  const any = selection.nodes.length + selection.edges.length > 0 ? null : NOTHING_SELECTED;
  const with1 = (does: (canvas: CanvasCommands, node: NodeId) => void) => () => {
    const canvas = canvasCommands.get();
    if (canvas && only !== undefined) does(canvas, only);
  };
  const group = 'Selection';
  return [
    command(
      group,
      'Rename',
      with1((canvas, node) => canvas.rename(node)),
      { keys: 'F2', idle: one, keywords: ['label'] },
    ),
    command(
      group,
      'Connect to…',
      with1((canvas, node) => canvas.connect(node)),
      { idle: one, keywords: ['edge', 'line', 'arrow'] },
    ),
    ...(['end', 'start'] as const).map((which) =>
      command(
        group,
        `Move the ${which} of the connection to…`,
        () =>
          canvasCommands.get()?.changeEdge({
            on: 'end',
            edge: selection.edges[0]!,
            end: which === 'end' ? 'to' : 'from',
          }),
        {
          idle: edge,
          keywords: ['reconnect', 'edge', 'line', 'arrow', 'target', 'source'],
        },
      ),
    ),
    command(
      group,
      'Change the connection…',
      () => canvasCommands.get()?.changeEdge({ on: 'edge', edge: selection.edges[0]! }),
      {
        idle: edge,
        keywords: ['reverse', 'turn', 'round', 'verb', 'edge', 'line', 'arrow', 'direction'],
        summary: 'Turned round, to another node, or another kind of connection.',
      },
    ),
    command(group, 'Move into…', () => canvasCommands.get()?.moveInto(selection.nodes[0]!), {
      keys: 'Alt+Enter',
      idle: some ?? (canMoveInto(editor) ? null : 'Nothing else would take it.'),
      keywords: ['container', 'parent', 'reparent', 'inside'],
    }),
    command(group, 'Frame the selection', () => frameSelected(editor), {
      keys: 'F',
      idle: some,
      keywords: ['slide', 'section', 'group', 'present', 'area'],
      summary: 'A step of the presentation, and a picture of its own.',
    }),
    command(group, 'Duplicate', () => duplicateSelected(editor), { keys: 'Mod+D', idle: some }),
    command(group, 'Copy', () => void writeClipboard(copySelection(editor) ?? ''), {
      keys: 'Mod+C',
      idle: some,
    }),
    command(group, 'Cut', () => void writeClipboard(cutSelection(editor) ?? ''), {
      keys: 'Mod+X',
      idle: some,
    }),
    command(group, 'Delete', () => removeSelected(editor), {
      keys: 'Delete',
      idle: any,
      keywords: ['remove'],
    }),
  ];
}
