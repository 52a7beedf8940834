import { useReactFlow } from '@xyflow/react';
import { useEffect, type PointerEvent as ReactPointerEvent } from 'react';
import type { EdgeId, NodeId } from '../../design';
import type { Editor } from '../../editor';
import type { Result } from '../../kit/result';
import {
  connect,
  reconnectionsOf,
  targetsOf,
  verbBetween,
  type EdgeEnd,
} from '../../spec/commands';
import type { Refusal } from '../../spec/command';
import { leafAt, type Point } from '../../spec/geometry';
import type { Model } from '../../spec/model';
import type { VerbSpec } from '../../spec/verb-spec';
import { connecting, reconnecting, type CanvasActions } from './canvas-actions';
import { feedback } from './feedback';
import { moveEnd } from './edge-changes';

/** Less is a click on the handle, which opens a menu. */
const THRESHOLD_PIXELS = 4;

/** A line with one end in the hand. */
interface Line {
  /** Another tab may take away what it hangs on. */
  readonly isThere: () => boolean;
  /** Where the other end is. */
  readonly from: NodeId;
  /** The head is at the other end. */
  readonly isReversed: boolean;
  /** The nodes where the end may be let go, with the verb. */
  readonly targets: ReadonlyMap<NodeId, string>;
  /** What would join them. */
  readonly at: (over: NodeId) => Result<VerbSpec, Refusal>;
  readonly drop: (over: NodeId) => void;
  /** On the open canvas, on the screen. */
  readonly dropBeside: (at: Point) => void;
}

function lineFrom(editor: Editor, from: NodeId, { openMenu }: CanvasActions): Line {
  const { model } = editor.store.getState();
  return {
    isThere: () => editor.store.getState().model.find(from) !== undefined,
    from,
    isReversed: false,
    targets: new Map(
      // Of several the one that the release would draw.
      targetsOf(model, from).map(({ to, verb }) => {
        const drawn = verbBetween(model, from, to);
        return [to, drawn.ok ? drawn.value.title : verb.title];
      }),
    ),
    at: (over) => verbBetween(editor.store.getState().model, from, over),
    drop: (over) => editor.run(connect, { from, to: over }),
    dropBeside: (at) => openMenu({ on: 'add', from, isAimed: true }, at),
  };
}

function lineOf(editor: Editor, id: EdgeId, end: EdgeEnd): Line | null {
  const { model } = editor.store.getState();
  const edge = model.findEdge(id);
  if (!edge) return null;
  const other = end === 'to' ? 'from' : 'to';
  let known = { model, could: reconnectionsOf(model, edge) };
  /** As the design is by now. */
  const could = () => {
    const now = editor.store.getState().model;
    const current = now.findEdge(id);
    if (current && now !== known.model)
      known = { model: now, could: reconnectionsOf(now, current) };
    return known.could;
  };
  return {
    isThere: () => editor.store.getState().model.findEdge(id)?.[other] === edge[other],
    from: edge[other],
    isReversed: end === 'from',
    targets: new Map([
      [edge[end], edge.spec.title],
      ...could()
        .nodesFor(end)
        .map(({ node, verb }) => [node, verb.title] as const),
    ]),
    at: (over) => could().at(end, over),
    drop: (over) => moveEnd(editor, id, end, over),
    // It goes back to where it was.
    dropBeside: () => undefined,
  };
}

const sentence = (model: Model, { from, isReversed }: Line, over: NodeId, verb: VerbSpec) => {
  const [first, second] = isReversed ? [over, from] : [from, over];
  return `${model.get(first).label} ${verb.title} ${model.get(second).label}`;
};

/** Drawing a connection from a card onto any part of another, or to something that is yet to be added; and moving an end of one. */
export function useConnecting(editor: Editor, actions: CanvasActions): void {
  const flow = useReactFlow();
  useEffect(() => {
    const pull = (press: ReactPointerEvent, begin: () => Line | null, onEnd?: () => void) => {
      if (press.button !== 0) return;
      const { pointerId, clientX, clientY } = press;
      const listening = new AbortController();
      const { signal } = listening;
      let line: Line | null = null;
      let isGivenUp = false;

      const letGo = () => {
        onEnd?.();
        if (feedback.get()?.doing === 'connect') feedback.set(null);
      };
      const end = () => {
        listening.abort();
        letGo();
      };
      const aim = (event: PointerEvent, { from }: Line) => {
        const { model, geometry } = editor.store.getState();
        const to = flow.screenToFlowPosition(
          { x: event.clientX, y: event.clientY },
          { snapToGrid: false },
        );
        const under = leafAt(model, geometry, to);
        return { to, over: under === from ? null : under, isHome: under === from };
      };
      const onMove = (event: PointerEvent) => {
        if (event.pointerId !== pointerId || isGivenUp) return;
        const { model } = editor.store.getState();
        if (!line) {
          if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < THRESHOLD_PIXELS)
            return;
          line = begin();
          if (!line) return end();
        }
        const { from, isReversed, targets, at } = line;
        if (!line.isThere()) return end();
        const { to, over } = aim(event, line);
        const verb = over === null ? null : at(over);
        const hint = over !== null && verb?.ok ? sentence(model, line, over, verb.value) : null;
        const refusal = verb && !verb.ok ? verb.error.reason : null;
        feedback.set({ doing: 'connect', from, isReversed, to, over, targets, refusal, hint });
      };
      const onUp = (event: PointerEvent) => {
        if (event.pointerId !== pointerId) return;
        const pulled = line;
        end();
        if (!pulled) return;
        // The release would click the handle itself, or what lies under a line that was given up.
        window.addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
        if (isGivenUp || !pulled.isThere()) return;
        const { over, isHome } = aim(event, pulled);
        if (over !== null) pulled.drop(over);
        else if (!isHome && isOverCanvas(event))
          pulled.dropBeside({ x: event.clientX, y: event.clientY });
      };
      const onKey = (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !line || isGivenUp) return;
        event.preventDefault();
        event.stopPropagation();
        isGivenUp = true;
        letGo();
      };
      window.addEventListener('pointermove', onMove, { signal });
      window.addEventListener('pointerup', onUp, { signal });
      window.addEventListener('pointercancel', end, { signal });
      window.addEventListener('blur', end, { signal });
      window.addEventListener('keydown', onKey, { signal, capture: true });
    };
    connecting.set((from, press) => pull(press, () => lineFrom(editor, from, actions)));
    reconnecting.set((edge, end, press) => {
      const drawn = document.querySelector(`.react-flow__edge[data-id="${CSS.escape(edge)}"]`);
      pull(
        press,
        () => {
          // The line in the hand stands for it.
          drawn?.setAttribute('data-held', '');
          return lineOf(editor, edge, end);
        },
        () => drawn?.removeAttribute('data-held'),
      );
    });
    return () => {
      connecting.set(null);
      reconnecting.set(null);
    };
  }, [editor, flow, actions]);
}

const isOverCanvas = ({ clientX, clientY }: PointerEvent): boolean =>
  document.elementFromPoint(clientX, clientY)?.closest('.react-flow') != null;

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
