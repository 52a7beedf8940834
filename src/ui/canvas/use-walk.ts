import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import type { Editor } from '../../editor';
import { rectOf, walk, type Direction } from '../../spec/geometry';
import { focusNode } from './focus-node';

/** Goes to the next node in a direction: it is selected and has the focus, which says its name and brings it into view. */
export function useWalk(editor: Editor): (direction: Direction) => void {
  const flow = useReactFlow();
  return useCallback(
    (direction) => {
      const { model, geometry, selection } = editor.store.getState();
      const focused = document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id');
      const from = (focused && model.find(focused)?.id) || (selection.nodes[0] ?? null);
      const next = walk(model, geometry, from, direction);
      const rect = next === null ? undefined : rectOf(geometry, next);
      if (next === null || !rect) return;
      editor.select([next]);
      // Of a large design only what is seen is there to be given the focus.
      if (!document.querySelector(`.react-flow__node[data-id="${CSS.escape(next)}"]`)) {
        const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
        void flow.setCenter(x, y, { zoom: flow.getZoom() });
      }
      focusNode(next);
    },
    [editor, flow],
  );
}
