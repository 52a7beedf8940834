import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Point } from '../../spec/geometry';
import type { CanvasActions } from './canvas-actions';

/**
 * A double click on the open canvas, or inside a container, asks what to add there; so does whoever calls `add`. `pointer` is where
 * it is on the screen while it is on the drawing.
 */
export function useQuickAdd(
  canvas: RefObject<HTMLElement | null>,
  { openMenu }: CanvasActions,
): { readonly add: () => void; readonly pointer: RefObject<Point | null> } {
  const pointer = useRef<Point | null>(null);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    const isDrawing = (event: Event) =>
      event.target instanceof Element && event.target.closest('.react-flow') !== null;
    element.addEventListener(
      'dblclick',
      (event) => {
        if (!(event.target instanceof Element && event.target.matches('.react-flow__pane'))) return;
        openMenu({ on: 'add', from: null, isAimed: true }, { x: event.clientX, y: event.clientY });
      },
      { signal },
    );
    const follow = (event: PointerEvent) => {
      pointer.current = isDrawing(event) ? { x: event.clientX, y: event.clientY } : null;
    };
    element.addEventListener('pointermove', follow, { signal });
    element.addEventListener('pointerdown', follow, { signal });
    element.addEventListener(
      'pointerleave',
      () => {
        pointer.current = null;
      },
      { signal },
    );
    return () => listening.abort();
  }, [canvas, openMenu]);

  const add = useCallback(() => {
    openMenu({ on: 'add', from: null, isAimed: true }, pointer.current ?? middleOf(canvas));
  }, [canvas, openMenu]);
  return { add, pointer };
}

function middleOf({ current }: RefObject<HTMLElement | null>): Point {
  const { left = 0, top = 0, width = 0, height = 0 } = current?.getBoundingClientRect() ?? {};
  return { x: left + width / 2, y: top + height / 2 };
}
