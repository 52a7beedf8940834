import type { JsonValue } from '../kit/json';
import type { Field, FieldContext } from './fields';

const LONGEST_TEXT = 5000;

/** What AWS would refuse in a value of the right shape, as a sentence; null when it is fine. */
export function fieldProblem(field: Field, value: JsonValue, context: FieldContext): string | null {
  switch (field.type) {
    case 'number': {
      const { min, max, unit } = field;
      const number = value as number;
      const step = field.step ?? 1;
      const range = `${min} to ${max}${unit ? ` ${unit}` : ''}`;
      if (number < min || number > max) return `must be ${range}; it is ${number}.`;
      if (!Number.isInteger(number / step)) {
        return step === 1
          ? `must be a whole number, ${range}; it is ${number}.`
          : `must be a multiple of ${step}, ${range}; it is ${number}.`;
      }
      return field.problem?.(number, context) ?? null;
    }
    case 'toggle':
      return field.problem?.(value as boolean, context) ?? null;
    case 'choice': {
      if (!field.options.some((option) => option.value === value)) {
        return `must be one of ${field.options.map((option) => option.value).join(', ')}; it is "${shorten(value as string)}".`;
      }
      return field.problem?.(value as string, context) ?? null;
    }
    case 'choices': {
      const values = value as readonly string[];
      const unknown = values.find((one) => !field.options.some((option) => option.value === one));
      if (unknown !== undefined) return `does not know "${shorten(unknown)}".`;
      if (new Set(values).size !== values.length) return 'names the same value twice.';
      return field.problem?.(values, context) ?? null;
    }
    case 'texts': {
      const values = value as readonly string[];
      if (values.length > field.maxItems) {
        return `takes at most ${field.maxItems} values; it has ${values.length}.`;
      }
      return field.problem?.(values, context) ?? null;
    }
    case 'text': {
      const text = value as string;
      if (text.length > LONGEST_TEXT) return `must be at most ${LONGEST_TEXT} characters long.`;
      return field.problem?.(text, context) ?? null;
    }
  }
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
