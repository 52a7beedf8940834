import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { ZOOM } from './use-view';

interface Pinch {
  /** The middle between the fingers, in the drawing's coordinates. */
  readonly under: { readonly x: number; readonly y: number };
  readonly apart: number;
  readonly zoom: number;
}

/** Two fingers that lie on one point would divide by nothing. */
const LEAST_APART = 1;

function measure(touches: TouchList) {
  const [one, other] = [touches[0]!, touches[1]!];
  return {
    x: (one.clientX + other.clientX) / 2,
    y: (one.clientY + other.clientY) / 2,
    apart: Math.max(
      LEAST_APART,
      Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    ),
  };
}

/**
 * Two fingers move and zoom the view wherever they lie. React Flow lets them only on the open canvas: a finger on a card is for
 * it a hand that drags the card. From the second finger on, until the last has gone, the movement is for the view alone.
 */
export function usePinch(canvas: RefObject<HTMLElement | null>, onView: () => void): void {
  const flow = useReactFlow();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true, passive: false };
    let pinch: Pinch | null = null;
    let isTaken = false;
    /** The fingers of which nobody else knows. */
    const own = new Set<number>();

    const begin = (touches: TouchList) => {
      const { x, y, apart } = measure(touches);
      const { zoom } = flow.getViewport();
      pinch = { under: flow.screenToFlowPosition({ x, y }, { snapToGrid: false }), apart, zoom };
    };
    const take = (event: TouchEvent) => {
      event.preventDefault();
      event.stopPropagation();
    };
    const onStart = (event: TouchEvent) => {
      const isDrawing = event.target instanceof Element && event.target.closest('.react-flow');
      if (event.touches.length < 2 || !isDrawing) return;
      take(event);
      isTaken = true;
      for (const { identifier } of event.changedTouches) own.add(identifier);
      onView();
      begin(event.touches);
    };
    const onMove = (event: TouchEvent) => {
      if (!isTaken) return;
      take(event);
      if (!pinch || event.touches.length < 2) return;
      const { x, y, apart } = measure(event.touches);
      const zoom = Math.min(ZOOM.max, Math.max(ZOOM.min, (pinch.zoom * apart) / pinch.apart));
      const { left, top } = element.getBoundingClientRect();
      void flow.setViewport({
        x: x - left - pinch.under.x * zoom,
        y: y - top - pinch.under.y * zoom,
        zoom,
      });
    };
    // Whoever knows that a touch has begun waits for its end, and whoever does not would wonder at it.
    const onEnd = (event: TouchEvent) => {
      if ([...event.changedTouches].every(({ identifier }) => own.has(identifier))) take(event);
      for (const { identifier } of event.changedTouches) own.delete(identifier);
      if (event.touches.length >= 2) return begin(event.touches);
      pinch = null;
      if (event.touches.length === 0) isTaken = false;
    };
    element.addEventListener('touchstart', onStart, options);
    element.addEventListener('touchmove', onMove, options);
    element.addEventListener('touchend', onEnd, options);
    element.addEventListener('touchcancel', onEnd, options);
    return () => listening.abort();
  }, [canvas, flow, onView]);
}
