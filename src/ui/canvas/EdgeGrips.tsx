import { useStore, ViewportPortal, type ReactFlowState } from '@xyflow/react';
import { useCallback } from 'react';
import type { EdgeEnd } from '../../spec/commands';
import { useEditorState } from '../use-editor';
import { reconnecting } from './canvas-actions';
import { useFeedback } from './feedback';
import { planned } from './planned';
import { useValue } from './value-store';
import type { VerbFlowEdge } from './flow-types';

/** The grips at the ends of a connection that is selected alone. Who has no pointer finds the same in its menu. */
export function EdgeGrips() {
  const id = useEditorState(({ selection: { nodes, edges } }) =>
    edges.length === 1 && nodes.length === 0 ? edges[0]! : null,
  );
  const route = useStore(
    useCallback(
      ({ edgeLookup }: ReactFlowState) =>
        id === null ? undefined : (edgeLookup.get(id) as VerbFlowEdge | undefined)?.data?.route,
      [id],
    ),
  );
  const isDrawing = useFeedback((now) => now?.doing === 'connect');
  const isPlanned = useValue(planned, (preview) => preview !== null);
  if (id === null || !route || isDrawing || isPlanned) return null;
  const ends: Readonly<Record<EdgeEnd, (typeof route.points)[number] | undefined>> = {
    from: route.points[0],
    to: route.points.at(-1),
  };
  return (
    <ViewportPortal>
      {(['from', 'to'] as const).map((end) => {
        const point = ends[end];
        return point ? (
          <div
            key={end}
            aria-hidden
            className="edge-grip nopan nodrag"
            data-end={end}
            style={{ transform: `translate(${point.x}px, ${point.y}px)` }}
            onPointerDown={(event) => {
              event.stopPropagation();
              reconnecting.get()?.(id, end, event);
            }}
          />
        ) : null;
      })}
    </ViewportPortal>
  );
}
