import { useReactFlow, useStore } from '@xyflow/react';
import { useMemo, useRef, type PointerEvent } from 'react';
import { hullOf, rectOf, type Rect } from '../../spec/geometry';
import { useEditorState } from '../use-editor';
import './design-map.css';

/** Canvas pixels around the outermost nodes. */
const MARGIN = 80;

const boxPath = ({ x, y, width, height }: Rect): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`;

/**
 * The whole design in small, with what of it is on the screen. React Flow's own would come with the entry, and renders a
 * component for each node; here all of them are three paths.
 */
export function DesignMap({ onTouch }: { readonly onTouch: () => void }) {
  const flow = useReactFlow();
  const model = useEditorState((state) => state.model);
  const geometry = useEditorState((state) => state.geometry);
  const selected = useEditorState((state) => state.selection.nodes);
  const drawing = useRef<SVGSVGElement>(null);
  const { frame, containers, frames, leaves } = useMemo(() => {
    const rects = [...geometry.absolute.values(), ...geometry.frames.values()];
    const { x, y, width, height } = hullOf(rects);
    const pathOf = (isContainer: boolean) =>
      model.nodes
        .flatMap(({ id, spec }) =>
          (spec.container !== undefined) === isContainer ? (geometry.absolute.get(id) ?? []) : [],
        )
        .map(boxPath)
        .join('');
    return {
      frame: {
        x: x - MARGIN,
        y: y - MARGIN,
        width: width + 2 * MARGIN,
        height: height + 2 * MARGIN,
      },
      containers: pathOf(true),
      frames: [...geometry.frames.values()].map(boxPath).join(''),
      leaves: pathOf(false),
    };
  }, [model, geometry]);
  const marked = selected.flatMap((id) => rectOf(geometry, id) ?? []);

  const go = (event: PointerEvent) => {
    const place = drawing.current?.getScreenCTM()?.inverse();
    if (!place || event.buttons !== 1) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(place);
    onTouch();
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  return (
    // What it does for the mouse the keys do otherwise: they walk from node to node, and fit all into view.
    <svg
      ref={drawing}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label="Map of the design"
      className="design-map"
      viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    >
      <path className="design-map__containers" d={containers} />
      <path className="design-map__frames" d={frames} />
      <path className="design-map__leaves" d={leaves} />
      <path className="design-map__selected" d={marked.map(boxPath).join('')} />
      <Shown frame={frame} />
    </svg>
  );
}

/** What is on the screen, as the part that is not veiled. It alone follows the view. */
function Shown({ frame }: { readonly frame: Rect }) {
  const x = useStore(({ transform: [tx, , zoom] }) => -tx / zoom);
  const y = useStore(({ transform: [, ty, zoom] }) => -ty / zoom);
  const width = useStore((state) => state.width / state.transform[2]);
  const height = useStore((state) => state.height / state.transform[2]);
  const view = boxPath({ x, y, width, height });
  return (
    <>
      <path className="design-map__veil" d={boxPath(beyond(frame)) + view} />
      <path className="design-map__view" d={view} />
    </>
  );
}

/** The drawing is fitted into the map, which is wider or higher than it. */
const beyond = ({ x, y, width, height }: Rect): Rect => ({
  x: x - 4 * width - 4 * height,
  y: y - 4 * width - 4 * height,
  width: 9 * width + 8 * height,
  height: 8 * width + 9 * height,
});
