import { bottom, right, type Rect } from '../../spec/geometry';
import type { Flow } from './use-node-drag';
import { BAR, moving } from './use-view';

/** Room around what has come into view, in pixels of the screen: nearer to the edge a drag would move the view. */
const MARGIN = 48;

type View = Pick<Flow, 'getViewport' | 'setViewport'>;

/** In pixels of the screen, from the corner of the canvas. It asks the view: the browser may have scrolled the canvas for a moment. */
function onScreen(flow: View, rect: Rect) {
  const { x, y, zoom } = flow.getViewport();
  return {
    left: rect.x * zoom + x,
    top: rect.y * zoom + y,
    far: right(rect) * zoom + x,
    low: bottom(rect) * zoom + y,
  };
}

/** Whether so much of it is on the canvas, above the control bar: all of it (1), its middle (0.5), or any part (0). */
export function isSeen(flow: View, canvas: HTMLElement, rect: Rect, part = 1): boolean {
  const { left, top, far, low } = onScreen(flow, rect);
  const isWithin = (from: number, to: number, size: number) =>
    from + (to - from) * part < size && to - (to - from) * part > 0;
  return isWithin(left, far, canvas.clientWidth) && isWithin(top, low, canvas.clientHeight - BAR);
}

/** How far something must go to lie between two bounds; what has no room there begins at the first, unless a part is seen. */
function way(from: number, to: number, low: number, high: number): number {
  if (to - from > high - low) return from >= high || to <= low ? low - from : 0;
  return from < low ? low - from : to > high ? high - to : 0;
}

/** Moves the view on the shortest way until it is on the canvas, at the same zoom; false where it does not have to. `title` is the room above it, in pixels of the screen. */
export function bringIntoView(flow: View, canvas: HTMLElement, rect: Rect, title = 0): boolean {
  const { left, top, far, low } = onScreen(flow, rect);
  const [width, height] = [canvas.clientWidth, canvas.clientHeight - BAR];
  if (left >= 0 && top - title >= 0 && far <= width && low <= height) return false;
  const by = {
    x: way(left, far, MARGIN, width - MARGIN),
    y: way(top - title, low, MARGIN, height),
  };
  if (by.x === 0 && by.y === 0) return false;
  const { x, y, zoom } = flow.getViewport();
  void flow.setViewport({ x: x + by.x, y: y + by.y, zoom }, moving());
  return true;
}
