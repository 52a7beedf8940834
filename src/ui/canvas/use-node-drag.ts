import type { NodeChange, OnNodeDrag, ReactFlowInstance } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { move, withContents, type MoveArgs } from '../../spec/commands';
import {
  containerAt,
  contentOrigin,
  rectOf,
  snap,
  type Point,
  type Rect,
} from '../../spec/geometry';
import { alignment, carrying, copying, guides, NO_GUIDES } from './alignment';
import { feedback, ghostsOf } from './feedback';
import { landedMoves } from './landing';
import type { FlowNode, VerbFlowEdge } from './flow-types';
import { LAYER } from './flow-types';

export type Flow = ReactFlowInstance<FlowNode, VerbFlowEdge>;

interface Held {
  /** The one under the pointer. */
  readonly node: NodeId;
  /** Where each held node was when it was taken: in canvas pixels, and in its container. */
  readonly origins: ReadonlyMap<NodeId, { readonly at: Point; readonly inside: Point }>;
  readonly all: ReadonlySet<NodeId>;
  /** From where the grid begins to where the held node was. */
  readonly offGrid: Point;
  /** How far they were carried since. */
  way: Point;
  /** A key keeps them from coming to stand in line with others. */
  isLoose: boolean;
  over: NodeId | null | undefined;
  /** A key leaves the originals where they are. */
  isCopy: boolean;
  /** Where they would be let go, since the pointer first moved. */
  args: MoveArgs | null;
  /** What was tried last, and what came of it; null where nothing had to be. */
  told: string;
  trial: { readonly refusal: string | null } | null;
  isCancelled: boolean;
}

const carriedRect = (rect: Rect | undefined, way: Point): Rect | undefined =>
  rect && { ...rect, x: rect.x + way.x, y: rect.y + way.y };

const hasGone = ({ way }: Held): boolean => way.x !== 0 || way.y !== 0;

const AT_HOME: ReadonlyMap<NodeId, Point> = new Map();

/** Where held nodes are drawn in their containers. The originals of copies stay where they are. */
function placesOf({ isCopy, origins, way }: Held): ReadonlyMap<NodeId, Point> {
  if (isCopy) return AT_HOME;
  return new Map(
    [...origins].map(([id, { inside }]) => [id, { x: inside.x + way.x, y: inside.y + way.y }]),
  );
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
    const now = held.current;
    if (!now || now.isCancelled) return;
    for (const change of changes) {
      if (change.type !== 'position' || change.id !== now.node || !change.position) continue;
      const from = now.origins.get(now.node)!.inside;
      const way = { x: change.position.x - from.x, y: change.position.y - from.y };
      const grid = {
        x: snap(now.offGrid.x + way.x) - now.offGrid.x,
        y: snap(now.offGrid.y + way.y) - now.offGrid.y,
      };
      const { x, y } = (!now.isLoose && alignment.get()?.(now, way, grid)) || grid;
      if (now.isLoose) guides.set(NO_GUIDES);
      if (x === now.way.x && y === now.way.y) return;
      now.way = { x, y };
      // In the frame of the guides: React would show the node in the next one, and its lines in the one after that.
      flushSync(() => setPlaces(placesOf(now)));
    }
  }, []);

  const start = useCallback<OnNodeDrag<FlowNode>>(
    (event, { id, parentId }, nodes) => {
      const { model, geometry } = editor.store.getState();
      // A key takes a frame away from what it shows, and from what else is selected: React Flow takes the same key to add to that.
      const isLone = (event.ctrlKey || event.metaKey) && model.get(id).spec.isFrame === true;
      if (isLone) editor.select([id]);
      const ids = isLone ? [id] : nodes.map((node) => node.id);
      const along = isLone ? [] : carrying.get()(ids);
      const origins = new Map(
        [...ids, ...along].flatMap((one) => {
          const at = rectOf(geometry, one);
          return at ? [[one, { at, inside: geometry.rects.get(one) ?? at }] as const] : [];
        }),
      );
      const taken = origins.get(id);
      if (!taken) return;
      const origin = contentOrigin(parentId === undefined ? null : model.get(parentId));
      held.current = {
        node: id,
        origins,
        all: new Set(origins.keys()),
        offGrid: { x: taken.inside.x - origin.x, y: taken.inside.y - origin.y },
        way: { x: 0, y: 0 },
        isLoose: false,
        over: undefined,
        isCopy: event.altKey && copying.get() !== null,
        args: null,
        told: '',
        trial: null,
        isCancelled: false,
      };
    },
    [editor],
  );

  /** As it is drawn. The trial needs no more, because who takes something does not depend on its place; the drop asks where that is stored. */
  const argsAt = useCallback(
    (event: MouseEvent | TouchEvent, { origins, all, way }: Held) => {
      const { model, geometry } = editor.store.getState();
      const moves = [...origins].map(([node, { at }]) => ({
        node,
        at: { x: at.x + way.x, y: at.y + way.y },
      }));
      const parents = new Set([...all].map((id) => model.get(id).parent));
      const point = flow.screenToFlowPosition(clientOf(event), { snapToGrid: false });
      // Things of several containers keep to them: the pointer is in one of them only. So does what a frame takes along.
      const isFramed = [...all].some((id) => model.get(id).spec.isFrame);
      const over =
        parents.size > 1 || isFramed ? ('keep' as const) : containerAt(model, geometry, point, all);
      return { moves, over };
    },
    [editor, flow],
  );

  const tell = useCallback(
    (now: Held, args: MoveArgs) => {
      const { model, geometry } = editor.store.getState();
      const target = args.over === 'keep' ? null : args.over;
      const isCopy = now.isCopy && hasGone(now);
      now.over = target;
      const about = `${target} ${isCopy}`;
      const isHome =
        args.over === 'keep' || args.moves.every(({ node }) => model.get(node).parent === target);
      if (now.told !== about) {
        now.told = about;
        const does = isCopy ? copying.get() : move;
        const plan = !does || (isHome && !isCopy) ? null : editor.plan(does, args);
        now.trial = plan && { refusal: plan.ok ? null : plan.error.reason };
      } else if (!isCopy) return;
      const carried = () =>
        [...withContents(model, [...now.all])].flatMap((id) =>
          ghostsOf(model.get(id), carriedRect(rectOf(geometry, id), now.way)),
        );
      feedback.set(
        now.trial && {
          doing: 'move',
          over: isHome ? null : target,
          ghosts: isCopy ? carried() : [],
          refusal: now.trial.refusal,
          hint: isCopy ? 'Copy' : null,
        },
      );
    },
    [editor],
  );

  const drag = useCallback<OnNodeDrag<FlowNode>>(
    (event) => {
      const now = held.current;
      if (!now || now.isCancelled) return;
      now.args = argsAt(event, now);
      tell(now, now.args);
    },
    [argsAt, tell],
  );

  const stop = useCallback<OnNodeDrag<FlowNode>>(
    (event) => {
      const now = held.current;
      held.current = null;
      feedback.set(null);
      guides.set(NO_GUIDES);
      setPlaces(null);
      if (!now || now.isCancelled) return;
      const { isCopy } = now;
      // A copy that stands where its original does would not be seen.
      const does = !isCopy ? move : hasGone(now) ? copying.get() : null;
      if (does) editor.run(does, landedMoves(editor, argsAt(event, now), isCopy));
    },
    [argsAt, editor],
  );

  useEffect(() => {
    const cancel = () => {
      if (!held.current) return;
      held.current.isCancelled = true;
      feedback.set(null);
      guides.set(NO_GUIDES);
      setPlaces(null);
    };
    let isAltUsed = false;
    const copy = (isAsked: boolean) => {
      const now = held.current;
      const isCopy = isAsked && copying.get() !== null;
      isAltUsed ||= isCopy;
      if (!now || now.isCancelled || now.isCopy === isCopy) return;
      now.isCopy = isCopy;
      if (!now.args) return;
      setPlaces(placesOf(now));
      tell(now, now.args);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Alt' && held.current) copy(event.type === 'keydown');
      // Some browsers open their menu when it is let go.
      if (event.key === 'Alt' && isAltUsed) event.preventDefault();
      if (event.key === 'Alt' && event.type === 'keyup') isAltUsed = false;
      if (!held.current) return;
      if (event.key !== 'Escape' || event.type !== 'keydown') return;
      event.stopPropagation();
      cancel();
    };
    // A second finger means the view, and not what the first one has taken.
    const onTouch = ({ touches }: TouchEvent) => {
      if (touches.length > 1) cancel();
    };
    // Before the event of the mouse by which React Flow moves things.
    const onPointer = ({ ctrlKey, metaKey, altKey }: PointerEvent) => {
      if (!held.current) return;
      held.current.isLoose = ctrlKey || metaKey;
      copy(altKey);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('keyup', onKey, { capture: true });
    window.addEventListener('touchstart', onTouch, { capture: true });
    window.addEventListener('pointermove', onPointer, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('keyup', onKey, { capture: true });
      window.removeEventListener('touchstart', onTouch, { capture: true });
      window.removeEventListener('pointermove', onPointer, { capture: true });
    };
  }, [tell]);

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
    const now = node.zIndex ?? 0;
    const zIndex = now < LAYER.edge ? now : LAYER.held;
    const heldNode = { ...node, position: { ...position }, zIndex, dragging: true } as FlowNode;
    earlier.set(node.id, heldNode);
    return heldNode;
  });
}
