import { Info } from 'lucide-react';
import { memo, useId } from 'react';
import type { JsonValue } from '../../kit/json';
import type { Field } from '../../spec/fields';
import type { Finding } from '../../validation/rule';
import { tipAttributes } from '../primitives';
import { FieldControl } from './FieldControl';
import { FindingMessage } from './FindingMessage';
import './FieldRow.css';

interface FieldRowProps {
  readonly owner: string;
  readonly name: string;
  readonly field: Field;
  readonly value: JsonValue;
  readonly findings: readonly Finding[];
  readonly onChange: (name: string, value: JsonValue) => void;
}

/** Lists and long texts need the whole width; the rest stands beside its label. */
const isWide = (field: Field): boolean =>
  field.type === 'choices' ||
  field.type === 'texts' ||
  (field.type === 'text' && field.multiline === true);

export const FieldRow = memo(function FieldRow({
  owner,
  name,
  field,
  value,
  findings,
  onChange,
}: FieldRowProps) {
  const id = useId();
  const { label, help, source } = field;
  const about = [help, source ? `Source: ${source}.` : ''].filter(Boolean).join(' ');
  const describedBy = [about ? `${id}-help` : '', findings.length > 0 ? `${id}-findings` : '']
    .join(' ')
    .trim();
  return (
    <div
      className={`field ${isWide(field) ? 'field--wide' : ''}`}
      data-owner={owner}
      data-field={name}
      data-design-field
      // The tip of the label also opens when the control takes the focus.
      data-tip-within={about ? '' : undefined}
    >
      <label
        className="field__label"
        htmlFor={id}
        {...(about ? tipAttributes({ text: label, body: about, side: 'left' }) : {})}
      >
        <span className="field__label-text">{label}</span>
        {about ? <Info size={12} className="field__info" aria-hidden /> : null}
      </label>
      <div className="field__control">
        <FieldControl
          id={id}
          field={field}
          value={value}
          describedBy={describedBy === '' ? undefined : describedBy}
          invalid={findings.some((finding) => finding.severity === 'error')}
          onChange={(next) => onChange(name, next)}
        />
      </div>
      {about ? (
        <span id={`${id}-help`} className="sr-only">
          {about}
        </span>
      ) : null}
      {findings.length > 0 ? (
        <div id={`${id}-findings`} className="field__findings">
          {findings.map((finding) => (
            <FindingMessage key={finding.id} finding={finding} />
          ))}
        </div>
      ) : null}
    </div>
  );
});
