import type { TextareaHTMLAttributes } from 'react';
import { inputAttributes, type InputProps } from './input-props';
import './inputs.css';

interface TextareaProps extends InputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly rest?: TextareaHTMLAttributes<HTMLTextAreaElement> | undefined;
}

export function Textarea({ value, onChange, placeholder, rest, ...naming }: TextareaProps) {
  return (
    <textarea
      rows={3}
      {...rest}
      {...inputAttributes(naming)}
      value={value}
      placeholder={placeholder}
      className="ui-textarea"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
