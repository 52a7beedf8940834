import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useMemo, type MouseEvent } from 'react';
import type { Editor } from '../../editor';
import type { FlowNode, VerbFlowEdge } from './flow-types';

const withChanges = (
  before: readonly string[],
  changes: readonly (NodeChange<FlowNode> | EdgeChange<VerbFlowEdge>)[],
): readonly string[] => {
  const after = new Set(before);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) after.add(change.id);
    else after.delete(change.id);
  }
  return [...after];
};

/** React Flow asks, the session decides: what is drawn as selected is always the session's selection. */
export function useSelectionChanges(editor: Editor) {
  return useMemo(
    () => ({
      ofNodes: (changes: readonly NodeChange<FlowNode>[]) => {
        if (!changes.some((change) => change.type === 'select')) return;
        const { selection } = editor.store.getState();
        editor.select(withChanges(selection.nodes, changes), selection.edges);
      },
      ofEdges: (changes: readonly EdgeChange<VerbFlowEdge>[]) => {
        if (!changes.some((change) => change.type === 'select')) return;
        const { selection } = editor.store.getState();
        editor.select(selection.nodes, withChanges(selection.edges, changes));
      },
      /** React Flow keeps several selected, because a drag may follow; after a click it was the one that was meant. */
      onClick: (event: MouseEvent, { id }: FlowNode) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) return;
        const { nodes, edges } = editor.store.getState().selection;
        if (nodes.includes(id) && nodes.length + edges.length > 1) editor.select([id]);
      },
    }),
    [editor],
  );
}
