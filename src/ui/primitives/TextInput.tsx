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
  /** Takes the focus when the dialog around it opens. */
  readonly autoFocusInDialog?: boolean | undefined;
}

export function TextInput(props: TextInputProps) {
  const { value, onChange, mono, placeholder, autoFocusInDialog, ref, rest, ...naming } = props;
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      {...inputAttributes(naming)}
      ref={ref}
      data-autofocus={autoFocusInDialog || undefined}
      value={value}
      placeholder={placeholder}
      className={`ui-input ${mono ? 'ui-input--mono' : ''}`}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
