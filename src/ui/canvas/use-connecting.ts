import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { connect, targetsOf, verbBetween } from '../../spec/commands';
import { leafAt } from '../../spec/geometry';
import { connecting, type CanvasActions } from './canvas-actions';
import { feedback } from './feedback';

/** Less is a click on the handle, which opens a menu. */
const THRESHOLD_PIXELS = 4;

/** Drawing a connection from a card onto any part of another, or to something that is yet to be added. */
export function useConnecting(editor: Editor, { openMenu }: CanvasActions): void {
  const flow = useReactFlow();
  useEffect(() => {
    connecting.set((from, press) => {
      if (press.button !== 0) return;
      const { pointerId, clientX, clientY } = press;
      const listening = new AbortController();
      const { signal } = listening;
      let targets: ReadonlyMap<NodeId, string> | null = null;

      const end = () => {
        listening.abort();
        if (feedback.get()?.doing === 'connect') feedback.set(null);
      };
      const aim = (event: PointerEvent) => {
        const { model, geometry } = editor.store.getState();
        const to = flow.screenToFlowPosition(
          { x: event.clientX, y: event.clientY },
          { snapToGrid: false },
        );
        const under = leafAt(model, geometry, to);
        return { to, over: under === from ? null : under, isHome: under === from };
      };
      const onMove = (event: PointerEvent) => {
        if (event.pointerId !== pointerId) return;
        const { model } = editor.store.getState();
        if (!targets) {
          if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < THRESHOLD_PIXELS)
            return;
          targets = new Map(
            // Of several the one that the release would draw.
            targetsOf(model, from).map(({ to, verb }) => {
              const drawn = verbBetween(model, from, to);
              return [to, drawn.ok ? drawn.value.title : verb.title];
            }),
          );
        }
        const { to, over } = aim(event);
        const verb = over === null ? null : verbBetween(model, from, over);
        const hint =
          over !== null && verb?.ok
            ? `${model.get(from).label} ${verb.value.title} ${model.get(over).label}`
            : null;
        const refusal = verb && !verb.ok ? verb.error.reason : null;
        feedback.set({ doing: 'connect', from, to, over, targets, refusal, hint });
      };
      const onUp = (event: PointerEvent) => {
        if (event.pointerId !== pointerId) return;
        const { over, isHome } = aim(event);
        end();
        if (!targets) return;
        // The release over the handle itself would click it.
        window.addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
        if (over !== null) editor.run(connect, { from, to: over });
        else if (!isHome && isOverCanvas(event)) {
          const at = { x: event.clientX, y: event.clientY };
          openMenu({ on: 'add', from, isAimed: true }, at);
        }
      };
      const onKey = (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || !targets) return;
        event.preventDefault();
        event.stopPropagation();
        end();
      };
      window.addEventListener('pointermove', onMove, { signal });
      window.addEventListener('pointerup', onUp, { signal });
      window.addEventListener('pointercancel', end, { signal });
      window.addEventListener('blur', end, { signal });
      window.addEventListener('keydown', onKey, { signal, capture: true });
    });
    return () => connecting.set(null);
  }, [editor, flow, openMenu]);
}

const isOverCanvas = ({ clientX, clientY }: PointerEvent): boolean =>
  document.elementFromPoint(clientX, clientY)?.closest('.react-flow') != null;

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
