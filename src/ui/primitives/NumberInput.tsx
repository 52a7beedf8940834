import { useId, useState, type KeyboardEvent } from 'react';
import { inputAttributes, type InputProps } from './input-props';
import { numberProblem, parseNumber, stepNumber, type NumberRange } from './number-draft';
import './inputs.css';

interface NumberInputProps extends InputProps, NumberRange {
  readonly value: number;
  /** With valid numbers only, as soon as they are typed. */
  readonly onChange: (value: number) => void;
}

/**
 * Takes any text while it has the focus: "1" on the way to "100" is no mistake yet. What is no value is kept with the reason
 * beneath, and given up for the last good value when the focus leaves.
 */
export function NumberInput({
  value,
  onChange,
  min,
  max,
  step,
  unit,
  ...naming
}: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const problemId = useId();
  const range: NumberRange = { min, max, step, unit };
  // The design may change under a draft, by undo or a fix; then the draft says nothing any more.
  const isStale =
    draft !== null && numberProblem(draft, range) === null && parseNumber(draft) !== value;
  const text = draft === null || isStale ? String(value) : draft;
  const problem = draft === null || isStale ? null : numberProblem(draft, range);

  const type = (next: string) => {
    setDraft(next);
    const number = parseNumber(next);
    if (number !== null && numberProblem(next, range) === null) onChange(number);
  };
  const onKey = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null;
    if (direction) {
      event.preventDefault();
      type(String(stepNumber(parseNumber(text) ?? value, direction, range, event.shiftKey)));
    } else if (event.key === 'Enter' || event.key === 'Escape') {
      if (draft !== null) event.preventDefault();
      setDraft(null);
    }
  };
  const describedBy = [naming.describedBy, problem ? problemId : ''].filter(Boolean).join(' ');
  const attributes = inputAttributes({
    ...naming,
    invalid: naming.invalid || problem !== null,
    describedBy: describedBy || undefined,
  });
  return (
    <>
      <span className="ui-number">
        <input
          {...attributes}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="ui-input"
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKey}
          onBlur={() => setDraft(null)}
        />
        {unit ? <span className="ui-number__unit">{unit}</span> : null}
      </span>
      {problem ? (
        <output ref={showAll} id={problemId} className="ui-number__problem">
          {problem}
        </output>
      ) : null}
    </>
  );
}

/** The reason may appear below the fold of the panel. */
const showAll = (message: HTMLElement | null): void =>
  message?.scrollIntoView({ block: 'nearest' });
