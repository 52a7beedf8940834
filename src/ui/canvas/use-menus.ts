import type { EdgeMouseHandler, NodeMouseHandler } from '@xyflow/react';
import { useCallback, useMemo, useState, type MouseEvent as ReactMouseEvent } from 'react';
import type { Editor } from '../../editor';
import { containerAt } from '../../spec/geometry';
import { connecting, type CanvasActions, type MenuTarget } from './canvas-actions';
import type { OpenMenu } from './CanvasMenus';
import type { FlowNode, VerbFlowEdge } from './flow-types';
import { renaming } from './renaming';
import type { Flow } from './use-node-drag';

type AnyMouseEvent = ReactMouseEvent | MouseEvent;

/** Context menus, and clicks on the inside of containers, which lets the pointer through to the canvas. */
export function useMenus(editor: Editor, flow: Flow) {
  const [menu, setMenu] = useState<OpenMenu | null>(null);

  const actions = useMemo(
    (): CanvasActions => ({
      startConnecting: (from, event) => connecting.get()?.(from, event),
      openMenu: (target, at) => setMenu({ target, at }),
      rename: (node) => renaming.set(node),
    }),
    [],
  );

  const open = useCallback((event: AnyMouseEvent, target: MenuTarget) => {
    event.preventDefault();
    setMenu({ target, at: { x: event.clientX, y: event.clientY } });
  }, []);

  const openOnNode = useCallback(
    (event: AnyMouseEvent, node: string) => {
      const { selection } = editor.store.getState();
      if (!selection.nodes.includes(node)) editor.select([node]);
      open(event, { on: 'node', node });
    },
    [editor, open],
  );

  const under = useCallback(
    (event: AnyMouseEvent) => {
      const { model, geometry } = editor.store.getState();
      const at = { x: event.clientX, y: event.clientY };
      return containerAt(model, geometry, flow.screenToFlowPosition(at, { snapToGrid: false }));
    },
    [editor, flow],
  );

  const handlers = useMemo(
    () => ({
      onNodeContextMenu: ((event, node) =>
        openOnNode(event, node.id)) as NodeMouseHandler<FlowNode>,
      onEdgeContextMenu: ((event, edge) => {
        editor.select([], [edge.id]);
        open(event, { on: 'edge', edge: edge.id });
      }) as EdgeMouseHandler<VerbFlowEdge>,
      onPaneContextMenu: (event: AnyMouseEvent) => {
        const over = under(event);
        if (over === null) open(event, { on: 'canvas', over });
        else openOnNode(event, over);
      },
      onPaneClick: (event: AnyMouseEvent) => {
        const over = under(event);
        const { nodes, edges } = editor.store.getState().selection;
        const kept = event.shiftKey ? nodes.filter((id) => id !== over) : [];
        const isOut = event.shiftKey && over !== null && nodes.includes(over);
        const now = over === null || isOut ? kept : [...kept, over];
        // React Flow clears the selection after this handler.
        queueMicrotask(() => editor.select(now, event.shiftKey ? edges : []));
      },
    }),
    [editor, open, openOnNode, under],
  );

  const close = useCallback(() => setMenu(null), []);
  return { menu, close, actions, handlers };
}
