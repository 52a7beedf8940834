import type { Option } from '../../spec/fields';
import { Select } from '../primitives';

interface ChoiceInputProps {
  readonly id: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (value: string) => void;
}

/**
 * A native list, in which each option says its hint, under a face that shows the label alone. A value that is none of the
 * options stays, so that any existing configuration can be drawn, and says what it is.
 */
export function ChoiceInput({ options, value, invalid, ...rest }: ChoiceInputProps) {
  const known = options.find((option) => option.value === value);
  const listed = options.map(({ value: own, label, hint }) => ({
    value: own,
    label: hint ? `${label} – ${hint}` : label,
  }));
  const unknown = `${value === '' ? 'nothing' : value} (not an option)`;
  return (
    <span className="field-select">
      <span
        className={`ui-select field-select__face ${known && !invalid ? '' : 'field-select__face--unknown'}`}
        aria-hidden
      >
        {known ? known.label : unknown}
      </span>
      <Select
        {...rest}
        invalid={invalid || !known}
        value={value}
        options={known ? listed : [{ value, label: unknown }, ...listed]}
      />
    </span>
  );
}
