import { inputAttributes, type InputProps } from './input-props';
import './inputs.css';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends InputProps {
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
}

/** The browser's own list: it is never cut off, and every keyboard and reader knows it. */
export function Select({ value, options, onChange, ...naming }: SelectProps) {
  return (
    <select
      {...inputAttributes(naming)}
      className="ui-select"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
