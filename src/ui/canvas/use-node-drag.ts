import type { NodeChange, OnNodeDrag, ReactFlowInstance } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { move } from '../../spec/commands';
import { containerAt, type Point } from '../../spec/geometry';
import { feedback } from './feedback';
import type { FlowNode, VerbFlowEdge } from './flow-types';
import { LAYER } from './flow-types';

export type Flow = ReactFlowInstance<FlowNode, VerbFlowEdge>;

interface Held {
  /** Where each held node was when it was taken, in canvas pixels. */
  readonly origins: ReadonlyMap<NodeId, Point>;
  over: NodeId | null | undefined;
  isCancelled: boolean;
}

const clientOf = (event: MouseEvent | TouchEvent): Point => {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : undefined;
  const { clientX, clientY } = touch ?? (event as MouseEvent);
  return { x: clientX, y: clientY };
};

/**
 * While nodes are held, their places are here and nowhere else: a step renders what is held, and the design does not know. The
 * release is one command.
 */
export function useNodeDrag(editor: Editor, flow: Flow) {
  const [places, setPlaces] = useState<ReadonlyMap<NodeId, Point> | null>(null);
  const held = useRef<Held | null>(null);

  const takePositions = useCallback((changes: readonly NodeChange<FlowNode>[]) => {
    const moved = changes.flatMap((change) =>
      change.type === 'position' && change.position ? [[change.id, change.position] as const] : [],
    );
    if (moved.length === 0 || !held.current || held.current.isCancelled) return;
    setPlaces((before) => new Map([...(before ?? []), ...moved]));
  }, []);

  const start = useCallback<OnNodeDrag<FlowNode>>(
    (_event, _node, nodes) => {
      const { geometry } = editor.store.getState();
      const origins = new Map(
        nodes.flatMap((node) => {
          const rect = geometry.absolute.get(node.id);
          return rect ? [[node.id, { x: rect.x, y: rect.y }] as const] : [];
        }),
      );
      held.current = { origins, over: undefined, isCancelled: false };
    },
    [editor],
  );

  /** The same arguments for the trial while dragging and for the drop. */
  const argsAt = useCallback(
    (event: MouseEvent | TouchEvent, nodes: readonly FlowNode[]) => {
      const { model, geometry } = editor.store.getState();
      const moves = nodes.map((node) => {
        const holder =
          node.parentId === undefined ? undefined : geometry.absolute.get(node.parentId);
        const at = { x: node.position.x + (holder?.x ?? 0), y: node.position.y + (holder?.y ?? 0) };
        return { node: node.id, at };
      });
      const ids = new Set(nodes.map((node) => node.id));
      const parents = new Set(nodes.map((node) => node.parentId));
      const point = flow.screenToFlowPosition(clientOf(event), { snapToGrid: false });
      // Things of several containers keep to them: the pointer is in one of them only.
      const over = parents.size > 1 ? ('keep' as const) : containerAt(model, geometry, point, ids);
      return { moves, over };
    },
    [editor, flow],
  );

  const drag = useCallback<OnNodeDrag<FlowNode>>(
    (event, _node, nodes) => {
      const now = held.current;
      if (!now || now.isCancelled) return;
      const args = argsAt(event, nodes);
      const over = args.over === 'keep' ? null : args.over;
      if (now.over === over) return;
      now.over = over;
      const { model } = editor.store.getState();
      const isHome =
        args.over === 'keep' || nodes.every((node) => model.get(node.id).parent === over);
      const plan = isHome ? null : editor.plan(move, args);
      feedback.set(
        plan === null
          ? null
          : {
              doing: 'move',
              over,
              ghosts: [],
              refusal: plan.ok ? null : plan.error.reason,
              hint: null,
            },
      );
    },
    [argsAt, editor],
  );

  const stop = useCallback<OnNodeDrag<FlowNode>>(
    (event, _node, nodes) => {
      const now = held.current;
      held.current = null;
      feedback.set(null);
      setPlaces(null);
      if (!now || now.isCancelled) return;
      editor.run(move, argsAt(event, nodes));
    },
    [argsAt, editor],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !held.current) return;
      event.stopPropagation();
      held.current.isCancelled = true;
      feedback.set(null);
      setPlaces(null);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);

  return useMemo(
    () => ({ places, takePositions, start, drag, stop }),
    [places, takePositions, start, drag, stop],
  );
}

/** The drawn nodes, with what is held where the hand has it. */
export function withHeld(
  nodes: FlowNode[],
  places: ReadonlyMap<NodeId, Point> | null,
  earlier: Map<NodeId, FlowNode>,
): FlowNode[] {
  if (!places) return nodes;
  return nodes.map((node) => {
    const position = places.get(node.id);
    if (!position) return node;
    const known = earlier.get(node.id);
    if (
      known?.position.x === position.x &&
      known.position.y === position.y &&
      known.data === node.data
    ) {
      return known;
    }
    const zIndex = node.type === 'container' ? (node.zIndex ?? 0) : LAYER.held;
    const heldNode = { ...node, position: { ...position }, zIndex, dragging: true } as FlowNode;
    earlier.set(node.id, heldNode);
    return heldNode;
  });
}
