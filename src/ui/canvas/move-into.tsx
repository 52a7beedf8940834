import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { plural } from '../../kit/words';
import { destinationsOf, dropInto, move } from '../../spec/commands';
import { KindIcon, type MenuEntry } from '../primitives';
import { focusNode } from './focus-node';
import { said } from './said';

/** Whether something else would take what is selected. */
export function canMoveInto(editor: Editor): boolean {
  const { model, selection } = editor.store.getState();
  return selection.nodes.length > 0 && destinationsOf(model, selection.nodes).length > 0;
}

export function nameOfSelected(editor: Editor): string {
  const { model, selection } = editor.store.getState();
  const [first, ...others] = selection.nodes;
  return first === undefined || others.length > 0
    ? plural(selection.nodes.length, 'node')
    : model.get(first).label;
}

/** The containers that would take what is selected; each does what a drop there does. */
export function moveEntries(editor: Editor): readonly MenuEntry[] {
  const { model, selection } = editor.store.getState();
  const destinations = destinationsOf(model, selection.nodes);
  if (destinations.length === 0) {
    return [{ label: 'Nothing else would take it', disabled: true, onSelect: () => undefined }];
  }
  const entries = destinations.map((over): MenuEntry => {
    const node = over === null ? null : model.get(over);
    const label = node?.label ?? 'Open canvas';
    const holder = node?.parent == null ? null : model.get(node.parent).label;
    return {
      label,
      ...(node ? { icon: <KindIcon kind={node.kind} size={16} /> } : {}),
      ...(holder === null ? {} : { hint: `in ${holder}` }),
      onSelect: () => moveInto(editor, selection.nodes, over, label),
    };
  });
  return [{ heading: `Move ${nameOfSelected(editor)} into` }, ...entries];
}

function moveInto(
  editor: Editor,
  nodes: readonly NodeId[],
  over: NodeId | null,
  label: string,
): void {
  const { model } = editor.store.getState();
  const what = nameOfSelected(editor);
  if (!editor.run(move, dropInto(model, nodes, over)).ok) return;
  said.set(over === null ? `Moved ${what} to the open canvas.` : `Moved ${what} into ${label}.`);
  focusNode(nodes[0]!);
}
