import type { Origin } from '../code';
import type { Expression } from './expression';
import { identifier } from './literal';

export interface Attribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly value: Expression;
  readonly note: string;
  readonly origin: Origin | undefined;
}

export interface Block {
  readonly kind: 'block';
  readonly type: string;
  readonly labels: readonly string[];
  readonly items: Items;
  readonly origin: Origin | undefined;
}

export interface Comment {
  readonly kind: 'comment';
  readonly text: string;
}

export interface Gap {
  readonly kind: 'gap';
}

type Optional<T> = T | false | null | undefined | readonly Optional<T>[];

/** What a body is made of. Falsy items are skipped, so that an emitter may write `isOn && set(…)`. */
export type Item = Optional<Attribute | Block | Comment | Gap>;
export type Items = readonly Item[];
export type TopLevel = Optional<Block | Comment | Gap>;

/** An attribute; its note is printed as a comment above it. */
export const set = (
  name: string,
  value: Expression,
  options: { readonly origin?: Origin | undefined; readonly note?: string | undefined } = {},
): Attribute => ({
  kind: 'attribute',
  name: identifier(name),
  value,
  note: options.note ?? '',
  origin: options.origin,
});

/** A block, at the top level or inside another. Labels are printed quoted. */
export const block = (
  type: string,
  labels: readonly string[],
  items: Items,
  origin?: Origin,
): Block => ({ kind: 'block', type: identifier(type), labels, items, origin });

export const nested = (
  type: string,
  items: Items,
  options: {
    readonly labels?: readonly string[] | undefined;
    readonly origin?: Origin | undefined;
  } = {},
): Block => block(type, options.labels ?? [], items, options.origin);

export const resource = (type: string, name: string, items: Items, origin?: Origin): Block =>
  block('resource', [type, name], items, origin);

export const data = (type: string, name: string, items: Items, origin?: Origin): Block =>
  block('data', [type, name], items, origin);

/** Comment lines; above a block, without a gap between, they belong to it. */
export const comment = (text: string): Comment => ({ kind: 'comment', text });

/** A blank line. Gaps never double, lead or trail. */
export const gap: Gap = { kind: 'gap' };
