import { useStore, ViewportPortal, type ReactFlowState } from '@xyflow/react';
import { useCallback, type CSSProperties } from 'react';
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
  const zoom = useStore(({ transform }) => transform[2]);
  const isBusy = useFeedback((now) => now !== null);
  const isPlanned = useValue(planned, (preview) => preview !== null);
  if (id === null || !route || isPlanned) return null;
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
            // Hidden and not gone: a finger lets go of what it holds when that goes.
            data-busy={isBusy || undefined}
            style={{ '--pixel': `${1 / zoom}px`, left: point.x, top: point.y } as CSSProperties}
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
