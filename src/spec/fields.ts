import type { JsonObject, JsonValue } from '../kit/json';

/** What a check may look at beside the value itself. */
export interface FieldContext {
  readonly params: JsonObject;
}

interface FieldBase<V> {
  readonly label: string;
  /** The heading in the inspector under which the field stands. */
  readonly group: string;
  readonly default: V;
  readonly help?: string;
  /** Where the range or default comes from: an AWS page or limit, in words. */
  readonly source?: string;
  /** A field that means nothing for the other values is neither shown nor checked. */
  readonly when?: (params: JsonObject) => boolean;
  /** Read by rules and documents only: it is in no code, so neither a tool nor AWS ever refuses it. */
  readonly unseen?: true;
  /** What AWS would refuse, as a sentence that says what is expected; null when the value is fine. */
  readonly problem?: (value: V, context: FieldContext) => string | null;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface TextField extends FieldBase<string> {
  readonly type: 'text';
  readonly multiline?: boolean;
  readonly placeholder?: string;
  /** What no text means, in words, where it means something of its own: "all objects". */
  readonly empty?: string;
}
export interface NumberField extends FieldBase<number> {
  readonly type: 'number';
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
  /** The value in a larger unit, shown beside its own: 1560 min are "26 h". Null where it is small enough to be read. */
  readonly larger?: (value: number) => string | null;
  /** Shown as a slider too: what matters is where it stands between its ends. */
  readonly slider?: true;
}
export interface ToggleField extends FieldBase<boolean> {
  readonly type: 'toggle';
}
/** One of the options. Another string is kept and reported, so that any existing configuration can be drawn. */
export interface ChoiceField extends FieldBase<string> {
  readonly type: 'choice';
  readonly options: readonly Option[];
}
/** Any number of the options, kept in the options' order. */
export interface ChoicesField extends FieldBase<readonly string[]> {
  readonly type: 'choices';
  readonly options: readonly Option[];
}
/** A list of free texts. */
export interface TextsField extends FieldBase<readonly string[]> {
  readonly type: 'texts';
  /** Its texts may hold spaces; commas, semicolons and line breaks part them in any field. */
  readonly spaced?: true;
  readonly placeholder?: string;
  readonly maxItems: number;
}

export type Field = TextField | NumberField | ToggleField | ChoiceField | ChoicesField | TextsField;
export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends NumberField
  ? number
  : F extends ToggleField
    ? boolean
    : F extends ChoicesField | TextsField
      ? readonly string[]
      : string;
export type ParamsOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

export function defaultsOf(fields: Fields): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.default]));
}

/** Whether the value has the field's shape; ranges and options are findings, not shapes. */
export function hasShape(field: Field, value: JsonValue | undefined): boolean {
  switch (field.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'toggle':
      return typeof value === 'boolean';
    case 'choices':
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    default:
      return typeof value === 'string';
  }
}

const read = new WeakMap<Fields, WeakMap<JsonObject, JsonObject>>();

/** The params with every field present: a missing or misshapen value reads as the default. Memoised by record. */
export function readParams<F extends Fields>(fields: F, params: JsonObject): ParamsOf<F> {
  let known = read.get(fields);
  if (!known) read.set(fields, (known = new WeakMap()));
  let values = known.get(params);
  if (!values) {
    values = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        Object.hasOwn(params, name) && hasShape(field, params[name])
          ? (params[name] as JsonValue)
          : field.default,
      ]),
    );
    known.set(params, values);
  }
  return values as ParamsOf<F>;
}

/** The fields that matter for these params, in their order. */
export const fieldsInUse = (fields: Fields, params: JsonObject): readonly [string, Field][] =>
  Object.entries(fields).filter(([, field]) => field.when?.(params) ?? true);
