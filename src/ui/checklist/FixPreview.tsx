import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react';
import { Button } from '../primitives';

interface FixPreviewProps {
  readonly lines: readonly string[];
  /** Why it cannot be done; there is nothing to apply then. */
  readonly refusal?: string | undefined;
  /** Stands above the changes. */
  readonly children?: ReactNode;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

/** What a fix will change, before it does. */
export function FixPreview({ lines, refusal, children, onApply, onCancel }: FixPreviewProps) {
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const cancel = useEffectEvent(onCancel);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // It opens below the button that has the focus: the next key shall apply it.
    element.querySelector('button')?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      cancel();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, []);
  return (
    <fieldset ref={box} aria-labelledby={id} className="check-preview">
      {children}
      <p id={id} className="check-preview__title">
        {refusal === undefined ? 'Will change:' : 'This cannot be fixed by a click'}
      </p>
      {refusal === undefined ? (
        <ul className="check-preview__lines">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p className="check-preview__refusal">{refusal}</p>
      )}
      <div className="check-preview__buttons">
        {refusal === undefined ? (
          <Button size="sm" variant="primary" onClick={onApply}>
            Apply
          </Button>
        ) : null}
        <Button size="sm" onClick={onCancel}>
          {refusal === undefined ? 'Cancel' : 'Close'}
        </Button>
      </div>
    </fieldset>
  );
}
