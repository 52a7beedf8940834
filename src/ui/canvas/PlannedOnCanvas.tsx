import { useMemo } from 'react';
import { createPortal } from 'react-dom';
import { apply, type Design, type NodeId, type Patch } from '../../design';
import type { Model } from '../../spec/model';
import { arrange, type Geometry, type Rect } from '../../spec/geometry';
import { useEditorState } from '../use-editor';
import { GhostBox } from './DropLayer';
import type { Ghost } from './feedback';
import './planned.css';

interface Mark {
  readonly id: NodeId;
  readonly rect: Rect;
  readonly change: 'changed' | 'removed' | 'joined';
}

/** Where React Flow lets things be drawn in the canvas' own coordinates. */
const PORTAL = '.react-flow__viewport-portal';

/** What an edit would do, on the canvas: new nodes where they would stand, and a frame around those that would change or go. */
export function PlannedOnCanvas({ patch }: { readonly patch: Patch }) {
  const model = useEditorState((state) => state.model);
  const geometry = useEditorState((state) => state.geometry);
  const ghosts = useMemo(() => ghostsOf(model, geometry, patch), [model, geometry, patch]);
  const marks = useMemo(() => marksOf(model.design, geometry, patch), [model, geometry, patch]);
  const portal = document.querySelector(PORTAL);
  if (!portal) return null;
  return createPortal(
    <div className="planned" data-testid="planned">
      {marks.map(({ id, rect: { x, y, width, height }, change }) => (
        <div
          key={id}
          aria-hidden
          className="planned__mark"
          data-change={change}
          style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
        />
      ))}
      {ghosts.map((ghost) => (
        <GhostBox key={ghost.id} ghost={ghost} />
      ))}
    </div>,
    portal,
  );
}

/** The nodes that it adds or moves. What lies in a container is shown in the picture as it is now: it may push others away. */
function ghostsOf(model: Model, geometry: Geometry, patch: Patch): readonly Ghost[] {
  const after = model.with(apply(model.design, patch));
  const { absolute, rects } = arrange(after);
  return Object.entries(patch.nodes ?? {}).flatMap(([id, { before, after: record }]): Ghost[] => {
    if (!record || (before && before.parent === record.parent)) return [];
    const holder = record.parent === null ? undefined : geometry.absolute.get(record.parent);
    const inside = rects.get(id);
    const rect =
      holder && inside
        ? { ...inside, x: holder.x + inside.x, y: holder.y + inside.y }
        : absolute.get(id);
    const { kind, label, spec, params } = after.get(id);
    return rect
      ? [
          {
            id,
            kind,
            label: label || spec.title,
            caption: spec.caption(params) || spec.short,
            isContainer: spec.container !== undefined,
            rect,
          },
        ]
      : [];
  });
}

function marksOf(design: Design, geometry: Geometry, patch: Patch): readonly Mark[] {
  const changes = new Map<NodeId, Mark['change']>();
  for (const { before, after } of Object.values(patch.edges ?? {})) {
    for (const edge of [before, after]) {
      if (edge) for (const id of [edge.from, edge.to]) changes.set(id, 'joined');
    }
  }
  for (const [id, { before, after }] of Object.entries(patch.nodes ?? {})) {
    if (before) changes.set(id, after ? 'changed' : 'removed');
  }
  return [...changes].flatMap(([id, change]) => {
    const rect = design.nodes[id] && geometry.absolute.get(id);
    return rect ? [{ id, rect, change }] : [];
  });
}
