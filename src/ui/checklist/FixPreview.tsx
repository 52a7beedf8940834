import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react';
import type { Patch } from '../../design';
import type { Result } from '../../kit/result';
import type { Refusal } from '../../spec/command';
import { describePatch } from '../../validation';
import { PlannedOnCanvas } from '../canvas/PlannedOnCanvas';
import { PlannedCode } from '../code/PlannedCode';
import { Button, ShortList } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';

interface FixPreviewProps {
  readonly plan: Result<{ readonly patch: Patch }, Refusal>;
  /** Stands above the changes. */
  readonly children?: ReactNode;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

/** Two nodes of one name may change alike. */
function linesOf(
  texts: readonly string[],
): readonly { readonly key: string; readonly text: string }[] {
  const times = new Map<string, number>();
  return texts.map((text) => {
    const time = (times.get(text) ?? 0) + 1;
    times.set(text, time);
    return { key: `${text} ${time}`, text };
  });
}

/** What a fix will change, before it does: in words, on the canvas and in the code. */
export function FixPreview({ plan, children, onApply, onCancel }: FixPreviewProps) {
  const { catalog } = useEditor();
  const design = useEditorState((state) => state.design);
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const cancel = useEffectEvent(onCancel);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // It opens below the button that has the focus: the next key shall apply it.
    element.querySelector<HTMLElement>('.check-preview__buttons button')?.focus();
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
        {plan.ok ? 'Will change:' : 'This cannot be fixed by a click'}
      </p>
      {plan.ok ? (
        <>
          <ShortList
            className="check-preview__lines"
            noun="change"
            items={linesOf(describePatch(design, plan.value.patch, catalog))}
          >
            {({ key, text }) => <li key={key}>{text}</li>}
          </ShortList>
          <PlannedOnCanvas patch={plan.value.patch} />
          <PlannedCode patch={plan.value.patch} />
        </>
      ) : (
        <p className="check-preview__refusal">{plan.error.reason}</p>
      )}
      <div className="check-preview__buttons">
        {plan.ok ? (
          <Button size="sm" variant="primary" onClick={onApply}>
            Apply
          </Button>
        ) : null}
        <Button size="sm" onClick={onCancel}>
          {plan.ok ? 'Cancel' : 'Close'}
        </Button>
      </div>
    </fieldset>
  );
}
