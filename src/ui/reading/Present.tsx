import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { stepsOf, WALKS, type PresentedStep, type Walk } from '../../document';
import { arrange, bottom, right, type Rect } from '../../spec/geometry';
import type { Model } from '../../spec/model';
import { Stage } from '../picture/Stage';
import { useThemedPicture } from '../picture/use-themed-picture';
import { IconButton, Segments } from '../primitives';

const TITLES: Readonly<Record<Walk, string>> = {
  path: 'Request path',
  frames: 'Frames',
  decisions: 'Decisions',
};
/** Enough to see what stands around it. */
const AROUND = 120;

/** Step by step through a design, for those who look at one screen. */
export function Present({ model }: { model: Model }) {
  const picture = useThemedPicture(model);
  const walks = useMemo(
    () =>
      WALKS.map((id) => ({ id, steps: stepsOf(model, id) })).filter(
        ({ steps }) => steps.length > 1,
      ),
    [model],
  );
  const [walk, setWalk] = useState<Walk>(walks[0]?.id ?? 'path');
  const [at, setAt] = useState(0);
  const { steps = [] } = walks.find(({ id }) => id === walk) ?? {};
  const step = steps[Math.min(at, steps.length - 1)];
  const rects = useMemo(() => arrange(model).absolute, [model]);
  const focused = useMemo(() => (step ? around(step, rects) : []), [step, rects]);
  const next = useRef<HTMLButtonElement>(null);
  // Where it takes the place of the page, the button that was pressed is gone.
  useEffect(() => next.current?.focus(), []);
  if (!picture) return <p className="reading__none">Nothing is drawn yet.</p>;

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
        <Stage picture={picture} focus={unionOf(focused)} around={AROUND}>
          {focused.map((rect) => (
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

const around = ({ nodes }: PresentedStep, rects: ReadonlyMap<string, Rect>): readonly Rect[] =>
  nodes.flatMap((id) => rects.get(id) ?? []);

function unionOf(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return {
    x,
    y,
    width: Math.max(...rects.map(right)) - x,
    height: Math.max(...rects.map(bottom)) - y,
  };
}
