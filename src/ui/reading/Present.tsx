import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { stepsOf, WALKS, type PresentedStep, type Walk } from '../../document';
import type { EdgeId, NodeId } from '../../design';
import type { Picture } from '../../picture';
import {
  edgeLabelWidth,
  hullOf,
  labelRect,
  pathThrough,
  planRoutes,
  rectOf,
  type Geometry,
  type Rect,
} from '../../spec/geometry';
import { wayAround } from '../../spec/geometry/around';
import type { Model } from '../../spec/model';
import { Stage } from '../picture/Stage';
import { useThemedPicture } from '../picture/use-themed-picture';
import { IconButton, Segments } from '../primitives';
import { useEditorState } from '../use-editor';
import { NothingDrawn } from './NothingDrawn';

const TITLES: Readonly<Record<Walk, string>> = {
  path: 'Request path',
  frames: 'Frames',
  decisions: 'Decisions',
};
/** Enough to see what stands around it. */
const AROUND = 120;
/** Enough for its title. */
const AROUND_FRAME = 40;

/** Step by step through a design, for those who look at one screen. */
export function Present({ model, from }: { model: Model; from?: NodeId | undefined }) {
  const picture = useThemedPicture(model);
  const view = useEditorState((state) => state.view);
  const walks = useMemo(
    () =>
      WALKS.map((id) => ({ id, steps: stepsOf(model, id) })).filter(
        ({ steps }) => steps.length > 1,
      ),
    [model],
  );
  // Whoever has drawn frames has drawn them for this.
  const own = walks.find(({ steps }) => steps.some(({ isFrame }) => isFrame));
  const [walk, setWalk] = useState<Walk>((own ?? walks[0])?.id ?? 'path');
  const [at, setAt] = useState(() =>
    Math.max(0, own?.steps.findIndex(({ nodes }) => from !== undefined && nodes[0] === from) ?? 0),
  );
  const { steps = [] } = walks.find(({ id }) => id === walk) ?? {};
  const step = steps[Math.min(at, steps.length - 1)];
  const geometry = useMemo(() => view.arrange(model), [model, view]);
  const focused = useMemo(() => (step ? around(step, geometry) : []), [step, geometry]);
  const routes = useMemo(
    () => planRoutes(model, geometry, edgeLabelWidth, wayAround),
    [model, geometry],
  );
  const lines = useMemo(
    () => (step && !step.isFrame ? linesOf(step, model, routes) : []),
    [step, model, routes],
  );
  const clip = useId();
  const next = useRef<HTMLButtonElement>(null);
  // Where it takes the place of the page, the button that was pressed is gone.
  useEffect(() => next.current?.focus(), []);
  if (!picture) return <NothingDrawn />;

  const go = (to: number) => setAt(Math.max(0, Math.min(steps.length - 1, to)));
  const onKey = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      PageDown: at + 1,
      ' ': at + 1,
      ArrowLeft: at - 1,
      PageUp: at - 1,
      Home: 0,
      End: steps.length - 1,
    };
    const to = moves[event.key];
    const isChoosing = event.target instanceof HTMLElement && event.target.closest('.ui-segments');
    if (to === undefined || isChoosing) return;
    event.preventDefault();
    go(to);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys for the whole screen
    <div className="present" onKeyDown={onKey}>
      <div className="present__stage">
        <Stage
          picture={picture}
          focus={focused.length === 0 ? undefined : hullOf(focused)}
          around={step?.isFrame ? AROUND_FRAME : AROUND}
        >
          {step?.isFrame && focused[0] ? <Veil hole={focused[0]} picture={picture} /> : null}
          {lines.map(({ id: edge, path, label }) => (
            <g key={edge}>
              <clipPath id={`${clip}${edge}`}>
                <path clipRule="evenodd" d={`${boxPath(EVERYWHERE)}${boxPath(label)}`} />
              </clipPath>
              <path className="present__line" clipPath={`url(#${clip}${edge})`} d={path} />
            </g>
          ))}
          {(step?.isFrame ? [] : focused).map((rect) => (
            <rect
              key={`${rect.x} ${rect.y}`}
              className="present__mark"
              x={rect.x - 5}
              y={rect.y - 5}
              width={rect.width + 10}
              height={rect.height + 10}
              rx={9}
            />
          ))}
        </Stage>
      </div>
      <div className="present__bar">
        {walks.length > 1 ? (
          <Segments
            label="Walk along"
            options={walks.map(({ id }) => ({ id, title: TITLES[id] }))}
            current={walk}
            onChange={(id) => {
              setWalk(WALKS.find((each) => each === id) ?? 'path');
              setAt(0);
            }}
            onPicked={() => next.current?.focus()}
          />
        ) : null}
        <output className="present__words">
          <strong>{step?.title}</strong>
          {step?.text ? <span>{step.text}</span> : null}
        </output>
        <span className="present__count">
          {at + 1} of {steps.length}
        </span>
        <IconButton
          label="Back"
          keys="ArrowLeft"
          icon={<ChevronLeft size={18} />}
          disabled={at === 0}
          onClick={() => go(at - 1)}
        />
        <IconButton
          ref={next}
          label="Next"
          keys="ArrowRight"
          icon={<ChevronRight size={18} />}
          disabled={at >= steps.length - 1}
          onClick={() => go(at + 1)}
          data-autofocus
        />
      </div>
    </div>
  );
}

const around = ({ nodes }: PresentedStep, geometry: Geometry): readonly Rect[] =>
  nodes.flatMap((id) => rectOf(geometry, id) ?? []);

/** The connections among what a step tells of, each with the place of its words. */
const linesOf = (
  { nodes }: PresentedStep,
  model: Model,
  routes: ReturnType<typeof planRoutes>,
): readonly { id: EdgeId; path: string; label: Rect }[] =>
  model.edges.flatMap((edge) => {
    const { id, from, to } = edge;
    const route = nodes.includes(from) && nodes.includes(to) ? routes.get(id) : undefined;
    if (!route) return [];
    const label = labelRect(route.label, edgeLabelWidth(edge));
    return [{ id, path: pathThrough(route.points, 0), label }];
  });

/** Larger, and browsers no longer cut so small a hole into it. */
const EVERYWHERE: Rect = { x: -1e5, y: -1e5, width: 2e5, height: 2e5 };

const boxPath = ({ x, y, width, height }: Rect): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`;

/** Dims what lies outside of a frame. */
function Veil({ hole, picture: { width, height } }: { hole: Rect; picture: Picture }) {
  // The screen is wider or higher than the frame, and may show what lies beyond the picture.
  const far = 8 * (width + height);
  const all = { x: hole.x - far, y: hole.y - far, width: 2 * far, height: 2 * far };
  return <path className="present__veil" fillRule="evenodd" d={boxPath(all) + boxPath(hole)} />;
}
