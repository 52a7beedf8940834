import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { Button, Popover } from '../primitives';
import { preferences } from '../shell/preferences';
import { useEditorState } from '../use-editor';
import { stepsOf } from './steps';
import './tour.css';

/** Five steps beside what they are about. The page goes on working: whoever wants to try a step does it. */
export default function Tour({ onClose }: { onClose: () => void }) {
  const model = useEditorState((state) => state.model);
  const shown = useEditorState((state) => state.shown);
  const steps = useMemo(() => stepsOf(model, { shown }), [model, shown]);
  const [at, setAt] = useState(0);
  const step = steps[at];
  const selectors = step?.at.join('\n') ?? '';
  const anchor = useMemo(() => firstOf(selectors.split('\n')), [selectors]);

  useEffect(() => preferences.set({ isTourOffered: false }), []);
  useLayoutEffect(() => {
    anchor?.setAttribute('data-tour', '');
    return () => anchor?.removeAttribute('data-tour');
  }, [anchor]);

  if (!step) return null;
  const isLast = at === steps.length - 1;
  return (
    <Popover
      key={at}
      label={`Tour: ${step.title}`}
      anchor={anchor}
      side={step.side}
      isPinned
      onClose={onClose}
    >
      <div className="tour">
        <h2 className="tour__title">{step.title}</h2>
        <p className="tour__text">{step.text}</p>
        <div className="tour__buttons">
          <span className="tour__count">
            {at + 1} of {steps.length}
          </span>
          <Button size="sm" variant="ghost" onClick={onClose}>
            {isLast ? 'Close' : 'Leave'}
          </Button>
          {at > 0 ? (
            <Button size="sm" onClick={() => setAt(at - 1)}>
              Back
            </Button>
          ) : null}
          <Button
            size="sm"
            variant="primary"
            data-autofocus
            onClick={() => (isLast ? onClose() : setAt(at + 1))}
          >
            {isLast ? 'Begin' : 'Next'}
          </Button>
        </div>
      </div>
    </Popover>
  );
}

function firstOf(selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const element = selector === '' ? null : document.querySelector(selector);
    if (element) return element;
  }
  return null;
}
