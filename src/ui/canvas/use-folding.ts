import { getViewportForBounds, type ReactFlowInstance, type Viewport } from '@xyflow/react';
import { useCallback, type RefObject } from 'react';
import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { BY_ZONE, drawnHull, type Rect } from '../../spec/geometry';
import { BY_TIER } from '../../spec/geometry/fold';
import { preferences } from '../shell/preferences';
import { showMoving } from './show-moving';
import { fitOf, ZOOM } from './use-view';
import type { ViewActions } from './view-actions';

/** Folds the zones into their tiers, or explodes the tiers again. What one looks at stays where it is on the screen. */
export function useFolding(
  editor: Editor,
  flow: ReactFlowInstance,
  canvas: RefObject<HTMLElement | null>,
  view: ViewActions,
): () => void {
  return useCallback(() => toggle(editor, flow, canvas, view), [editor, flow, canvas, view]);
}

function toggle(
  editor: Editor,
  flow: ReactFlowInstance,
  canvas: RefObject<HTMLElement | null>,
  view: ViewActions,
): void {
  const isFolding = editor.store.getState().view === BY_ZONE;
  const mark = view.isTouched() ? markOf(editor, flow, canvas.current) : null;
  const top = () => (mark === null ? 0 : editor.store.getState().geometry.absolute.get(mark)!.y);
  const before = top();
  showMoving(canvas.current, 'view');
  preferences.set({ areZonesShown: !isFolding });
  editor.show(isFolding ? BY_TIER : BY_ZONE);
  // With the nodes, and not once they are drawn: cards would go astray on their way.
  const { x, y, zoom } = flow.getViewport();
  if (mark !== null) void flow.setViewport({ x, y: y + (before - top()) * zoom, zoom });
  else if (!view.isTouched()) {
    const whole = wholeView(editor, canvas.current);
    if (whole) void flow.setViewport(whole);
  }
  editor.say(
    isFolding
      ? 'By tier: the Availability Zones are folded.'
      : 'By Availability Zone: each subnet with what stands in it.',
  );
}

/** As *Zoom to fit* would leave it. */
function wholeView(editor: Editor, canvas: HTMLElement | null): Viewport | null {
  const all = drawnHull(editor.store.getState().geometry);
  if (!all) return null;
  const { clientWidth = 0, clientHeight = 0 } = canvas ?? {};
  const { padding, maxZoom } = fitOf(editor);
  return getViewportForBounds(all, clientWidth, clientHeight, ZOOM.min, maxZoom, padding);
}

/** What one looks at: the first that is selected and seen, or else the card nearest to the middle of the view. */
function markOf(
  editor: Editor,
  flow: ReactFlowInstance,
  canvas: HTMLElement | null,
): NodeId | null {
  const { model, geometry, selection } = editor.store.getState();
  const { x, y, zoom } = flow.getViewport();
  const { clientWidth = 0, clientHeight = 0 } = canvas ?? {};
  const middle = { x: (clientWidth / 2 - x) / zoom, y: (clientHeight / 2 - y) / zoom };
  const reach = { x: clientWidth / 2 / zoom, y: clientHeight / 2 / zoom };
  const away = (rect: Rect) => ({
    x: Math.abs(rect.x + rect.width / 2 - middle.x),
    y: Math.abs(rect.y + rect.height / 2 - middle.y),
  });
  const seen = (ids: readonly NodeId[]) =>
    ids.flatMap((id) => {
      const rect = geometry.absolute.get(id);
      const way = rect && away(rect);
      return way && way.x <= reach.x && way.y <= reach.y
        ? [{ id, way: Math.hypot(way.x, way.y) }]
        : [];
    });
  const [chosen] = seen(selection.nodes);
  if (chosen) return chosen.id;
  const cards = seen(model.nodes.flatMap(({ id, spec }) => (spec.container ? [] : [id])));
  const [first, ...others] = cards;
  return (
    others.reduce((best, one) => (best && one.way >= best.way ? best : one), first)?.id ?? null
  );
}
