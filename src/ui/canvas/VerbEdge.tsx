import { useStore, type EdgeProps, type ReactFlowState } from '@xyflow/react';
import { memo, useCallback } from 'react';
import { createPortal } from 'react-dom';
import {
  GLYPH,
  headAt,
  LOOKS,
  pathThrough,
  routeBetween,
  type Point,
  type Rect,
} from '../../spec/geometry';
import { countRender } from '../render-count';
import { useEditor } from '../use-editor';
import { useCanvasActions } from './canvas-actions';
import type { VerbData, VerbFlowEdge } from './flow-types';
import { LAYER } from './flow-types';

interface Drawn {
  readonly points: readonly Point[];
  /** Null while an end is held: the label would cover what the card is dragged over. */
  readonly label: Point | null;
  readonly foot?: Point | undefined;
}

const moved = (rect: Rect, x: number, y: number): Rect => ({
  ...rect,
  x: rect.x + x,
  y: rect.y + y,
});

/** The planned route; while an end is held by the hand, a plain line that follows it. */
function useDrawn(source: string, target: string, data: VerbData): Drawn {
  const { route, fromRect, toRect } = data;
  const shift = useStore(
    useCallback(
      ({ nodeLookup }: ReactFlowState) => {
        const from = nodeLookup.get(source)?.internals.positionAbsolute;
        const to = nodeLookup.get(target)?.internals.positionAbsolute;
        if (!from || !to) return '';
        const by = [from.x - fromRect.x, from.y - fromRect.y, to.x - toRect.x, to.y - toRect.y];
        return by.some((pixels) => pixels !== 0) ? by.join(' ') : '';
      },
      [source, target, fromRect, toRect],
    ),
  );
  if (shift === '') return route;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = shift.split(' ').map(Number);
  if (x1 === x2 && y1 === y2) {
    const move = ({ x, y }: Point): Point => ({ x: x + x1, y: y + y1 });
    const foot = route.foot && move(route.foot);
    return { points: route.points.map(move), label: move(route.label), foot };
  }
  return { points: routeBetween(moved(fromRect, x1, y1), moved(toRect, x2, y2)), label: null };
}

const layers = new WeakMap<Element, Element>();

/** Where labels lie, above the lines. React Flow's own `EdgeLabelRenderer` looks for it in the page for each label at each step of the view. */
function labelLayerOf({ domNode }: ReactFlowState): Element | null {
  if (!domNode) return null;
  const layer = layers.get(domNode) ?? domNode.querySelector('.react-flow__edgelabel-renderer');
  if (layer) layers.set(domNode, layer);
  return layer;
}

export const VerbEdge = memo(function VerbEdge({
  id,
  source,
  target,
  selected,
  data,
}: EdgeProps<VerbFlowEdge>) {
  countRender('edge');
  if (!data) throw new Error(`The edge ${id} has no data.`);
  const drawn = useDrawn(source, target, data);
  const labelLayer = useStore(labelLayerOf);
  const { dash, head, isOpen, reach } = LOOKS[data.flow];
  const path = pathThrough(drawn.points, reach);
  return (
    <>
      {drawn.label && drawn.foot ? (
        <path className="verb__leader" d={`M${drawn.foot.x} ${drawn.foot.y}V${drawn.label.y}`} />
      ) : null}
      <path className="verb__line" d={path} strokeDasharray={dash} />
      <path className="verb__head" data-open={isOpen} d={head} transform={headAt(drawn.points)} />
      <path
        className="react-flow__edge-interaction"
        d={path}
        strokeWidth={18}
        fill="none"
        strokeOpacity={0}
      />
      {drawn.label && labelLayer
        ? createPortal(
            <EdgeLabel id={id} data={data} at={drawn.label} isSelected={selected ?? false} />,
            labelLayer,
          )
        : null}
    </>
  );
});

interface EdgeLabelProps {
  readonly id: string;
  readonly data: VerbData;
  readonly at: Point;
  readonly isSelected: boolean;
}

/** For the pointer only: the edge itself takes the focus and has the name. */
function EdgeLabel({ id, data, at, isSelected }: EdgeLabelProps) {
  const editor = useEditor();
  const { openMenu } = useCanvasActions();
  const { edge, flow, caption } = data;
  return (
    <div
      aria-hidden
      className="verb-label nodrag nopan"
      data-edge={id}
      data-flow={flow}
      data-selected={isSelected || undefined}
      data-exported={edge.spec.exported}
      style={{
        transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)`,
        zIndex: LAYER.label,
      }}
      onClick={() => editor.select([], [id])}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
        openMenu({ on: 'edge', edge: id }, { x: event.clientX, y: event.clientY });
      }}
    >
      {LOOKS[flow].glyph ? (
        <svg className="verb-label__glyph" width={GLYPH} height={GLYPH}>
          <path d={LOOKS[flow].glyph} />
        </svg>
      ) : null}
      <span className="verb-label__verb">{edge.spec.title}</span>
      {caption ? <span className="verb-label__caption">{caption}</span> : null}
    </div>
  );
}
