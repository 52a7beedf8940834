import { useId, useState, type KeyboardEvent } from 'react';
import { inputAttributes, type InputProps } from './input-props';
import { numberProblem, parseNumber, stepNumber, type NumberRange } from './number-draft';
import './inputs.css';

interface NumberInputProps extends InputProps, NumberRange {
  /** The value in a larger unit. */
  readonly larger?: string | undefined;
  readonly value: number;
  /** Numbers in the range as soon as they are typed; any number when the field is left, because a finding can say what is wrong with it. */
  readonly onChange: (value: number) => void;
}

/**
 * Takes any text while it has the focus: "1" on the way to "100" is no mistake yet. A number outside the range becomes the value
 * when the field is left, never a part of it; what is no number gives way to the value from before.
 */
export function NumberInput({
  value,
  onChange,
  min,
  max,
  step,
  unit,
  larger,
  ...naming
}: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [before, setBefore] = useState(value);
  const problemId = useId();
  const range: NumberRange = { min, max, step, unit };
  // The design may change under a draft, by undo or a fix; then the draft says nothing any more.
  const isStale =
    draft !== null && numberProblem(draft, range) === null && parseNumber(draft) !== value;
  const text = draft === null || isStale ? String(value) : draft;
  const problem = draft === null || isStale ? null : numberProblem(draft, range);

  const leave = (isGivenUp = false) => {
    setDraft(null);
    if (draft === null || isStale) return;
    const number = isGivenUp ? null : parseNumber(draft);
    if ((number ?? before) !== value) onChange(number ?? before);
  };
  const type = (next: string) => {
    if (draft === null || isStale) setBefore(value);
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
      leave(event.key === 'Escape');
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
          onBlur={() => leave()}
        />
        {unit ? (
          <span className="ui-number__unit">{larger ? `${unit} = ${larger}` : unit}</span>
        ) : null}
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
