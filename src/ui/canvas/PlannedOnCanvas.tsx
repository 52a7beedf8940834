import { useLayoutEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { apply, type NodeId, type Patch } from '../../design';
import { rectOf, type Geometry, type Rect } from '../../spec/geometry';
import { useEditorState } from '../use-editor';
import { planned, type Planned } from './planned';
import './planned.css';

type Change = 'added' | 'moved' | 'changed' | 'removed' | 'joined';

interface Mark {
  readonly id: NodeId;
  readonly rect: Rect;
  readonly change: Change;
}

/** What a frame alone does not say. */
const TAGS: Partial<Readonly<Record<Change, string>>> = {
  added: 'New',
  moved: 'Moves here',
  removed: 'Is removed',
};

/** Where React Flow lets things be drawn in the canvas' own coordinates. */
const PORTAL = '.react-flow__viewport-portal';

/** What an edit would do, on the canvas: it is drawn as it would be then, with a frame around all that is new or other. */
export function PlannedOnCanvas({ patch }: { readonly patch: Patch }) {
  const model = useEditorState((state) => state.model);
  const geometry = useEditorState((state) => state.geometry);
  const view = useEditorState((state) => state.view);
  const drawing = useMemo((): Planned => {
    const after = model.with(apply(model.design, patch));
    return { model: after, geometry: view.arrange(after) };
  }, [model, view, patch]);
  const marks = useMemo(() => marksOf(geometry, drawing, patch), [geometry, drawing, patch]);
  useLayoutEffect(() => {
    planned.set(drawing);
    return () => {
      // Another preview may have taken its place.
      if (planned.get() === drawing) planned.set(null);
    };
  }, [drawing]);
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
        >
          {TAGS[change] === undefined ? null : <span className="planned__tag">{TAGS[change]}</span>}
        </div>
      ))}
    </div>,
    portal,
  );
}

function marksOf(before: Geometry, { model, geometry }: Planned, patch: Patch): readonly Mark[] {
  const changes = new Map<NodeId, Change>();
  for (const edge of Object.values(patch.edges ?? {})) {
    for (const end of [edge.before, edge.after]) {
      if (end) for (const id of [end.from, end.to]) changes.set(id, 'joined');
    }
  }
  for (const [id, change] of Object.entries(patch.nodes ?? {})) changes.set(id, changeOf(change));
  return [...changes].flatMap(([id, change]) => {
    const rect = rectOf(model.find(id) ? geometry : before, id);
    return rect ? [{ id, rect, change }] : [];
  });
}

type NodeChange = NonNullable<Patch['nodes']>[NodeId];

function changeOf({ before, after }: NodeChange): Change {
  if (!before) return 'added';
  if (!after) return 'removed';
  return before.parent === after.parent ? 'changed' : 'moved';
}
