import { X } from 'lucide-react';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { inputAttributes, type InputProps } from './input-props';
import './inputs.css';

interface TagInputProps extends InputProps {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** A text may hold spaces. */
  readonly spaced?: true | undefined;
  readonly placeholder?: string | undefined;
  readonly maxItems: number;
}

const SEPARATORS = /[\s,;]+/;
const SEPARATORS_OF_SPACED = /[\n\r,;]+/;

/** A list of short texts. Enter, a comma or leaving the field adds; Backspace in the empty field takes the last one back. */
export function TagInput({
  values,
  onChange,
  spaced,
  placeholder,
  maxItems,
  ...naming
}: TagInputProps) {
  const separators = spaced ? SEPARATORS_OF_SPACED : SEPARATORS;
  const [draft, setDraft] = useState('');
  const isFull = values.length >= maxItems;

  const add = (text: string) => {
    const wanted = text
      .split(separators)
      .map((one) => one.trim())
      .filter((one) => one !== '' && !values.includes(one));
    setDraft('');
    if (wanted.length > 0) onChange([...values, ...new Set(wanted)]);
  };
  const onKey = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' || event.key === ',') && draft.trim() !== '') {
      event.preventDefault();
      add(draft);
    } else if (event.key === 'Backspace' && draft === '' && values.length > 0) {
      onChange(values.slice(0, -1));
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!separators.test(text.trim())) return;
    event.preventDefault();
    add(draft + text);
  };
  return (
    <div className={`ui-tags ${naming.invalid ? 'ui-tags--invalid' : ''}`}>
      {values.map((value, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a broken design may hold the same text twice
        <span key={`${value}-${String(index)}`} className="ui-tags__tag">
          <span className="ui-tags__text">{value}</span>
          <button
            type="button"
            className="ui-tags__remove"
            aria-label={`Remove ${value}`}
            onClick={() => onChange(values.filter((_, at) => at !== index))}
          >
            <X size={12} />
          </button>
        </span>
      ))}
      <input
        {...inputAttributes(naming)}
        type="text"
        autoComplete="off"
        spellCheck={false}
        className="ui-tags__input"
        value={draft}
        placeholder={isFull ? `${maxItems} at most` : values.length === 0 ? placeholder : ''}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKey}
        onPaste={onPaste}
        onBlur={() => add(draft)}
      />
    </div>
  );
}
