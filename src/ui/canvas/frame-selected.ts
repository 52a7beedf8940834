import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { frameNodes } from '../../spec/commands';
import { focusNode } from './focus-node';
import { renaming } from './renaming';
import { said } from './said';

/** Draws a frame around these nodes: it is selected and said, and its title is open to be written. */
export function frameAround(editor: Editor, nodes: readonly NodeId[]): void {
  if (!editor.run(frameNodes, { nodes }).ok) return;
  const { model, selection } = editor.store.getState();
  const [made] = selection.nodes;
  if (made === undefined) return;
  said.set(`Added ${model.get(made).label}.`);
  focusNode(made);
  renaming.set(made);
}

export const frameSelected = (editor: Editor): void =>
  frameAround(editor, editor.store.getState().selection.nodes);
