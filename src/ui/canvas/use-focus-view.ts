import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { drawnHull, hullOf, rectOf, type Rect } from '../../spec/geometry';
import type { FlowNode, VerbFlowEdge } from './flow-types';
import { bringIntoView, isSeen } from './bring-into-view';
import { focusNode } from './focus-node';
import { madeSince } from './made-since';
import { TITLE } from './use-view';
import type { ViewActions } from './view-actions';

/** About a connection's label. */
const LABEL = { width: 120, height: 24 };
/** As long as what was just made is brought into view by those who made it. */
const FRESH_MILLISECONDS = 500;

/** What is made, and what gets the focus by a key, comes into view on the shortest way; the first thing of all, with all of it. */
export function useFocusView(
  editor: Editor,
  canvas: RefObject<HTMLElement | null>,
  { isKept, zoomToFit }: ViewActions,
  /** Nothing else moves the view from here on. */
  keepView: () => void,
): void {
  const flow = useReactFlow<FlowNode, VerbFlowEdge>();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const listening = new AbortController();
    const fresh = { nodes: [] as readonly NodeId[], until: 0 };
    const show = (made: readonly NodeId[], isFirst: boolean, partOfCard: number) => {
      const { geometry, model } = editor.store.getState();
      if (isFirst) {
        const all = drawnHull(geometry);
        if (all && !isSeen(flow, element, all)) zoomToFit();
        return;
      }
      const hidden = made.flatMap((id) => {
        const rect = rectOf(geometry, id);
        if (!rect) return [];
        const { container, isFrame } = model.get(id).spec;
        return isSeen(flow, element, rect, container || isFrame ? 0 : partOfCard) ? [] : [rect];
      });
      if (hidden.length > 0 && bringIntoView(flow, element, hullOf(hidden))) keepView();
    };
    const stop = editor.store.subscribe(({ design, model, opened, selection }, before) => {
      if (design === before.design || opened !== before.opened) return;
      const made = madeSince(before.design, { selection });
      if (made.length === 0) return;
      fresh.nodes = made.filter((id) => !model.get(id).spec.isFrame);
      fresh.until = performance.now() + FRESH_MILLISECONDS;
      const isFirst = before.model.nodes.length === 0;
      // Of a card that the hand puts somewhere the middle is enough, of a container always any part.
      const partOfCard = isKept() ? 0.5 : 1;
      // After React Flow has them.
      requestAnimationFrame(() => requestAnimationFrame(() => show(made, isFirst, partOfCard)));
      // The keys go on from the copy, not from its original.
      const focused = document.activeElement;
      if (focused?.matches('.react-flow__node') && element.contains(focused)) focusNode(made[0]!);
    });
    /** In canvas pixels, with how much stands above it on the screen. */
    const placeOf = (focused: Element): { rect: Rect; title: number } | null => {
      const id = focused.closest('[data-id]')?.getAttribute('data-id') ?? '';
      const { geometry } = editor.store.getState();
      const rect = rectOf(geometry, id);
      if (rect) return { rect, title: geometry.frames.has(id) ? TITLE : 0 };
      const label = flow.getEdge(id)?.data?.route.label;
      if (!label) return null;
      const { width, height } = LABEL;
      return { rect: { x: label.x - width / 2, y: label.y - height / 2, ...LABEL }, title: 0 };
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
      const id = target.getAttribute('data-id') ?? '';
      if (performance.now() < fresh.until && fresh.nodes.includes(id)) return;
      const place = placeOf(target);
      if (!place) return;
      if (bringIntoView(flow, element, place.rect, place.title)) keepView();
    };
    element.addEventListener('focusin', onFocus, { signal: listening.signal });
    return () => {
      listening.abort();
      stop();
    };
  }, [editor, canvas, flow, isKept, zoomToFit, keepView]);
}
