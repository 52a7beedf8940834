import { useReactFlow, useStore, ViewportPortal } from '@xyflow/react';
import { useEffect, useRef, type CSSProperties, type PointerEvent } from 'react';
import { resizeFrame } from '../../spec/commands';
import { bottom, FRAME_SIDE, right, snap, type Point, type Rect } from '../../spec/geometry';
import { useEditor, useEditorState } from '../use-editor';
import { landedFrame } from './landed-frame';
import { sizing } from './sizing';
import { useValue } from './value-store';

const SIDES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
type Side = (typeof SIDES)[number];

/** The grips of a frame that is selected alone. Who has no pointer sets width and height in the inspector. */
export function FrameGrips() {
  const editor = useEditor();
  const flow = useReactFlow();
  const zoom = useStore(({ transform }) => transform[2]);
  const id = useEditorState(({ selection: { nodes, edges } }) =>
    nodes.length === 1 && edges.length === 0 ? nodes[0]! : null,
  );
  const placed = useEditorState(({ geometry }) =>
    id === null ? undefined : geometry.frames.get(id),
  );
  const rect = useValue(sizing, (sized) => (sized?.id === id ? sized.rect : placed));
  const held = useRef<{ readonly side: Side; readonly from: Rect; readonly at: Point } | null>(
    null,
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !held.current) return;
      event.stopPropagation();
      held.current = null;
      sizing.set(null);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);

  if (id === null || !placed || !rect) return null;
  const pointOf = ({ clientX, clientY }: PointerEvent) =>
    flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
  const take = (side: Side) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { side, from: placed, at: pointOf(event) };
  };
  const pull = (event: PointerEvent) => {
    if (!held.current) return;
    const { side, from, at } = held.current;
    const { x, y } = pointOf(event);
    sizing.set({ id, rect: pulled(from, side, { x: x - at.x, y: y - at.y }) });
  };
  const release = () => {
    const sized = sizing.get();
    held.current = null;
    // In this order: between the two the frame would be drawn as it was.
    if (sized) {
      const { id: node } = sized;
      editor.run(resizeFrame, { node, rect: landedFrame(editor, node, sized.rect) });
    }
    sizing.set(null);
  };
  const giveUp = () => {
    held.current = null;
    sizing.set(null);
  };
  return (
    <ViewportPortal>
      {SIDES.map((side) => (
        <div
          key={side}
          aria-hidden
          className="frame-grip nopan nodrag"
          data-side={side}
          style={{ '--pixel': `${1 / zoom}px`, ...placeOf(rect, side) } as CSSProperties}
          onPointerDown={take(side)}
          onPointerMove={pull}
          onPointerUp={release}
          onPointerCancel={giveUp}
        />
      ))}
    </ViewportPortal>
  );
}

function placeOf(rect: Rect, side: Side): { readonly left: number; readonly top: number } {
  const across = side.includes('w') ? 0 : side.includes('e') ? 1 : 0.5;
  const down = side.includes('n') ? 0 : side.includes('s') ? 1 : 0.5;
  return { left: rect.x + rect.width * across, top: rect.y + rect.height * down };
}

/** The sides that are held follow the hand along the grid, and stop before the frame would be none. */
function pulled(from: Rect, side: Side, by: Point): Rect {
  const { min } = FRAME_SIDE;
  const [left, top] = [
    side.includes('w') ? Math.min(snap(from.x + by.x), right(from) - min) : from.x,
    side.includes('n') ? Math.min(snap(from.y + by.y), bottom(from) - min) : from.y,
  ];
  const [far, low] = [
    side.includes('e') ? Math.max(snap(right(from) + by.x), from.x + min) : right(from),
    side.includes('s') ? Math.max(snap(bottom(from) + by.y), from.y + min) : bottom(from),
  ];
  return { x: left, y: top, width: far - left, height: low - top };
}
