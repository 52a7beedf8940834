import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import type { Design } from '../../design';
import type { Editor } from '../../editor';
import { rectOf } from '../../spec/geometry';
import type { Flow } from './use-node-drag';
import type { ViewActions } from './view-actions';

/** Room for the control bar below; text is drawn no larger than it is. */
const FIT = {
  padding: { top: '16px', right: '16px', bottom: '56px', left: '16px' },
  maxZoom: 1,
} as const;
export const ZOOM = { min: 0.1, max: 2 };

const prefersStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const moving = () => ({ duration: prefersStill() ? 0 : 180 });

/** On an empty canvas React Flow would wait for the first node, and take it away from under the hand that drops it. */
const fit = (flow: Flow, movement = {}): void => {
  if (flow.getNodes().length > 0) void flow.fitView({ ...FIT, ...movement });
};

/** Nothing of the design before is left: an opened design came or went by undo. */
const isOther = (before: Design, after: Design): boolean => {
  const ids = Object.keys(after.nodes);
  return ids.length > 0 && ids.every((id) => before.nodes[id] !== after.nodes[id]);
};

/**
 * What of the design is on the screen. All of it, when it is opened and until the person first moves the view, whatever the
 * panels around the canvas do meanwhile.
 */
export function useView(editor: Editor, flow: Flow, canvas: RefObject<HTMLElement | null>) {
  const isTouched = useRef(false);
  const keepNext = useRef(false);

  const view = useMemo(
    (): ViewActions => ({
      zoomIn: () => void flow.zoomIn(moving()),
      zoomOut: () => void flow.zoomOut(moving()),
      zoomToFit: () => fit(flow, moving()),
      zoomToFull: () => void flow.zoomTo(1, moving()),
      isTouched: () => isTouched.current,
    }),
    [flow],
  );

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (!isTouched.current) fit(flow);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [canvas, flow]);

  useEffect(
    () =>
      editor.store.subscribe((state, before) => {
        const isOpened = state.opened !== before.opened;
        if (!isOpened && (state.design === before.design || !isOther(before.design, state.design)))
          return;
        const isKept = keepNext.current;
        keepNext.current = false;
        if (isKept) return;
        isTouched.current = false;
        // After React Flow has the new nodes.
        requestAnimationFrame(() => requestAnimationFrame(() => fit(flow)));
      }),
    [editor, flow],
  );

  useEffect(
    () =>
      editor.store.subscribe(({ design, opened, selection }, before) => {
        if (design === before.design || opened !== before.opened) return;
        const made = selection.nodes.filter((id) => !(id in before.design.nodes));
        if (made.length === 0) return;
        // After React Flow has them.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const { clientWidth = Infinity, clientHeight = Infinity } = canvas.current ?? {};
            const { geometry, model } = editor.store.getState();
            const { x, y, zoom } = flow.getViewport();
            const isSeen = made.every((id) => {
              const rect = rectOf(geometry, id);
              if (!rect) return true;
              // Of a card the middle, of a container any part.
              const { container, isFrame } = model.get(id).spec;
              const inset = container || isFrame ? 0 : 0.5;
              return (
                (rect.x + rect.width * inset) * zoom + x < clientWidth &&
                (rect.x + rect.width * (1 - inset)) * zoom + x > 0 &&
                (rect.y + rect.height * inset) * zoom + y < clientHeight &&
                (rect.y + rect.height * (1 - inset)) * zoom + y > 0
              );
            });
            if (isSeen) return;
            if (isTouched.current) {
              const nodes = made.map((id) => ({ id }));
              void flow.fitView({ ...FIT, nodes, maxZoom: zoom, ...moving() });
            } else fit(flow, moving());
          }),
        );
      }),
    [editor, flow, canvas],
  );

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const onFocus = (event: FocusEvent) => {
      const focused = event.target instanceof Element ? event.target : null;
      const id = focused?.closest('.react-flow__node')?.getAttribute('data-id');
      const rect = id ? rectOf(editor.store.getState().geometry, id) : undefined;
      if (!rect || !focused?.matches(':focus-visible')) return;
      // Not from the screen: the browser may have scrolled the canvas for a moment to show what has the focus.
      const shown = flow.getViewport();
      const [left, top] = [rect.x * shown.zoom + shown.x, rect.y * shown.zoom + shown.y];
      const [width, height] = [rect.width * shown.zoom, rect.height * shown.zoom];
      const { clientWidth, clientHeight } = element;
      const isSeen =
        left >= 0 && top >= 0 && left + width <= clientWidth && top + height <= clientHeight;
      if (isSeen || width > clientWidth || height > clientHeight) return;
      isTouched.current = true;
      const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
      void flow.setCenter(x, y, { zoom: shown.zoom, ...moving() });
    };
    element.addEventListener('focusin', onFocus);
    return () => element.removeEventListener('focusin', onFocus);
  }, [editor, canvas, flow]);

  const onMoveStart = useCallback((event: MouseEvent | TouchEvent | null) => {
    if (event) isTouched.current = true;
  }, []);
  /** What is dropped stays under the pointer, even as the first thing on the canvas. */
  const keepView = useCallback(() => {
    isTouched.current = true;
    keepNext.current = true;
    requestAnimationFrame(() => {
      keepNext.current = false;
    });
  }, []);
  return { view, onMoveStart, keepView };
}
