import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import type { Design } from '../../design';
import type { Editor } from '../../editor';
import type { Flow } from './use-node-drag';
import type { ViewActions } from './view-actions';

/** The title above a frame, in pixels of the screen. */
export const TITLE = 28;
/** The control bar below. */
export const BAR = 56;

const prefersStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
export const moving = () => ({ duration: prefersStill() ? 0 : 180 });

/** Room for the control bar below, and for titles above; text is drawn no larger than it is. */
export const fitOf = ({ store }: Editor) =>
  ({
    padding: {
      top: `${store.getState().geometry.frames.size > 0 ? 16 + TITLE : 16}px`,
      right: '16px',
      bottom: `${BAR}px`,
      left: '16px',
    },
    maxZoom: 1,
  }) as const;
export const ZOOM = { min: 0.1, max: 2 };

/** On an empty canvas React Flow would wait for the first node, and take it away from under the hand that drops it. */
const fit = (editor: Editor, flow: Flow, movement = {}): void => {
  if (flow.getNodes().length > 0) void flow.fitView({ ...fitOf(editor), ...movement });
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

  const view = useMemo((): ViewActions => {
    // A zoom that somebody asked for is theirs, whatever they asked with.
    const touched = (zoom: () => unknown) => () => {
      isTouched.current = true;
      zoom();
    };
    return {
      zoomIn: touched(() => flow.zoomIn(moving())),
      zoomOut: touched(() => flow.zoomOut(moving())),
      zoomToFit: () => fit(editor, flow, moving()),
      zoomToFull: touched(() => flow.zoomTo(1, moving())),
      isTouched: () => isTouched.current,
      isKept: () => keepNext.current,
    };
  }, [editor, flow]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (!isTouched.current) fit(editor, flow);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [editor, canvas, flow]);

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
        requestAnimationFrame(() => requestAnimationFrame(() => fit(editor, flow)));
      }),
    [editor, flow],
  );

  const onMoveStart = useCallback((event: MouseEvent | TouchEvent | null) => {
    if (event) isTouched.current = true;
  }, []);
  /** What is dropped stays under the pointer; the first thing on the canvas too, unless it reaches beyond what is seen. */
  const keepView = useCallback(() => {
    isTouched.current = true;
    keepNext.current = true;
    requestAnimationFrame(() => {
      keepNext.current = false;
    });
  }, []);
  return { view, onMoveStart, keepView };
}
