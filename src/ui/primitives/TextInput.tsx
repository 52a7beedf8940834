import type { InputHTMLAttributes, Ref } from 'react';
import { inputAttributes, type InputProps } from './input-props';
import './inputs.css';

interface TextInputProps extends InputProps {
  readonly value: string;
  /** At every keystroke. */
  readonly onChange: (value: string) => void;
  readonly mono?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
  readonly rest?: InputHTMLAttributes<HTMLInputElement> | undefined;
  readonly placeholder?: string | undefined;
}

export function TextInput({ value, onChange, mono, placeholder, ref, rest, ...naming }: TextInputProps) {
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      {...inputAttributes(naming)}
      ref={ref}
      value={value}
      placeholder={placeholder}
      className={`ui-input ${mono ? 'ui-input--mono' : ''}`}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
