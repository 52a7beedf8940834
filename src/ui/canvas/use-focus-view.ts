import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import type { Editor } from '../../editor';
import { bottom, rectOf, right } from '../../spec/geometry';
import { moving, TITLE } from './use-view';

/** Room around what has come into view, in pixels of the screen: nearer to the edge a drag would move the view. */
const MARGIN = 48;

/** How far something must go to lie between two bounds. */
const way = (from: number, to: number, low: number, high: number): number =>
  from < low ? low - from : to > high ? high - to : 0;

/** What gets the focus by a key comes into view, on the shortest way. */
export function useFocusView(
  editor: Editor,
  canvas: RefObject<HTMLElement | null>,
  /** Nothing else moves the view from here on. */
  keepView: () => void,
): void {
  const flow = useReactFlow();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
      const id = target.closest('.react-flow__node')?.getAttribute('data-id');
      const { geometry } = editor.store.getState();
      const rect = id ? rectOf(geometry, id) : undefined;
      if (!id || !rect) return;
      // Not from the screen: the browser may have scrolled the canvas for a moment to show what has the focus.
      const { x, y, zoom } = flow.getViewport();
      const { clientWidth, clientHeight } = element;
      const title = geometry.frames.has(id) ? TITLE : 0;
      const [left, top] = [rect.x * zoom + x, rect.y * zoom + y - title];
      const [far, low] = [right(rect) * zoom + x, bottom(rect) * zoom + y];
      const isSeen = left >= 0 && top >= 0 && far <= clientWidth && low <= clientHeight;
      const isLarger =
        far - left > clientWidth - 2 * MARGIN || low - top > clientHeight - 2 * MARGIN;
      if (isSeen || isLarger) return;
      keepView();
      const by = {
        x: way(left, far, MARGIN, clientWidth - MARGIN),
        y: way(top, low, MARGIN, clientHeight - MARGIN),
      };
      void flow.setViewport({ x: x + by.x, y: y + by.y, zoom }, moving());
    };
    element.addEventListener('focusin', onFocus);
    return () => element.removeEventListener('focusin', onFocus);
  }, [editor, canvas, flow, keepView]);
}
