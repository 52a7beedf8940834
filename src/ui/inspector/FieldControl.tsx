import type { JsonValue } from '../../kit/json';
import type { Field } from '../../spec/fields';
import { NumberInput, Slider, Switch, TagInput, Textarea, TextInput } from '../primitives';
import { ChoiceInput } from './ChoiceInput';
import { ChoicesInput } from './ChoicesInput';

interface FieldControlProps {
  readonly id: string;
  readonly field: Field;
  readonly value: JsonValue;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (value: JsonValue) => void;
}

/** The control for a type of field. The value has the field's shape: `readParams` saw to it. */
export function FieldControl({ field, value, onChange, ...naming }: FieldControlProps) {
  switch (field.type) {
    case 'text':
      return field.multiline ? (
        <Textarea
          {...naming}
          value={value as string}
          placeholder={field.placeholder}
          onChange={onChange}
        />
      ) : (
        <TextInput
          {...naming}
          value={value as string}
          placeholder={field.placeholder}
          onChange={onChange}
        />
      );
    case 'number': {
      const { min, max, step, unit, label } = field;
      const range = { min, max, step, unit };
      const input = (
        <NumberInput
          {...naming}
          {...range}
          larger={field.larger?.(value as number) ?? undefined}
          value={value as number}
          onChange={onChange}
        />
      );
      if (!field.slider) return input;
      return (
        <span className="ui-slider">
          <Slider {...range} label={label} value={value as number} onChange={onChange} />
          {input}
        </span>
      );
    }
    case 'toggle':
      return <Switch {...naming} checked={value as boolean} onChange={onChange} />;
    case 'choice':
      return (
        <ChoiceInput
          {...naming}
          options={field.options}
          value={value as string}
          onChange={onChange}
        />
      );
    case 'choices':
      return (
        <ChoicesInput
          {...naming}
          options={field.options}
          values={value as readonly string[]}
          onChange={onChange}
        />
      );
    case 'texts':
      return (
        <TagInput
          {...naming}
          values={value as readonly string[]}
          spaced={field.spaced}
          placeholder={field.placeholder}
          maxItems={field.maxItems}
          onChange={onChange}
        />
      );
  }
}
