import { Check, TriangleAlert } from 'lucide-react';
import type { Option } from '../../spec/fields';
import { tipAttributes } from '../primitives';

interface ChoicesInputProps {
  readonly id: string;
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly describedBy: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
}

/** Chips that are in or out, in the order of the options whatever the order of the clicks. */
export function ChoicesInput({ id, options, values, describedBy, onChange }: ChoicesInputProps) {
  const unknown = values.filter((value) => !options.some((option) => option.value === value));
  const toggle = (value: string) => {
    const wanted = new Set(values);
    if (!wanted.delete(value)) wanted.add(value);
    const known = options.map((option) => option.value).filter((one) => wanted.has(one));
    onChange([...known, ...unknown.filter((one) => wanted.has(one))]);
  };
  return (
    <fieldset className="field-chips" aria-describedby={describedBy}>
      {options.map(({ value, label, hint }, index) => {
        const isIn = values.includes(value);
        return (
          <button
            key={value}
            type="button"
            id={index === 0 ? id : undefined}
            aria-label={label}
            aria-pressed={isIn}
            className="field-chip"
            {...(hint ? tipAttributes({ text: hint }) : {})}
            onClick={() => toggle(value)}
          >
            {isIn ? <Check size={12} aria-hidden /> : null}
            {label}
          </button>
        );
      })}
      {[...new Set(unknown)].map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed
          className="field-chip field-chip--unknown"
          {...tipAttributes({ text: 'Not an option. Click to remove it.' })}
          onClick={() => toggle(value)}
        >
          <TriangleAlert size={12} aria-hidden />
          {value}
        </button>
      ))}
    </fieldset>
  );
}
