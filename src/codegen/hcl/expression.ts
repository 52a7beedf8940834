import type { Origin } from '../code';
import { functionName, rawLine } from './literal';

/** A value in HCL. A JavaScript string is always a quoted literal: its text can never become code. */
export type Expression =
  | string
  | number
  | boolean
  | null
  | readonly Expression[]
  | Reference
  | Template
  | Call
  | ObjectValue
  | Multiline;

interface Reference {
  readonly kind: 'reference';
  readonly text: string;
  readonly origin: Origin | undefined;
}

interface Template {
  readonly kind: 'template';
  readonly parts: readonly Expression[];
}

interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

interface ObjectValue {
  readonly kind: 'object';
  readonly entries: readonly Entry[];
}

interface Multiline {
  readonly kind: 'multiline';
  readonly expression: Expression;
}

export type Entry = readonly [key: string, value: Expression];

/** `Array.isArray` alone does not narrow a readonly array. */
export const isList = (expression: Expression): expression is readonly Expression[] =>
  Array.isArray(expression);

/**
 * A traversal or other one-line expression, taken as code: never pass text that a person wrote.
 * The origin marks a span for just this reference.
 */
export const ref = (text: string, origin?: Origin): Expression => ({
  kind: 'reference',
  text: rawLine(text),
  origin,
});

/** A function call; a provider's function is named `provider::aws::arn_parse`. */
export const call = (name: string, ...args: readonly Expression[]): Expression => ({
  kind: 'call',
  name: functionName(name),
  args,
});

/** An object in the given order. Give pairs where order matters and a key may look like a number. */
export const object = (
  entries: readonly Entry[] | Readonly<Record<string, Expression>>,
): Expression => ({
  kind: 'object',
  entries: Array.isArray(entries) ? (entries as readonly Entry[]) : Object.entries(entries),
});

/** Breaks a list, object or call over several lines even if it would fit on one. */
export const multiline = (expression: Expression): Expression => ({
  kind: 'multiline',
  expression,
});

/**
 * A quoted template: strings are escaped literals, other parts are interpolated. A template of one
 * expression is that expression. Throws for null, lists and objects, which Terraform cannot interpolate.
 */
export function template(...parts: readonly Expression[]): Expression {
  const merged: Expression[] = [];
  for (const part of parts.flatMap(literalOrExpression)) {
    const last = merged.at(-1);
    // Literals are joined before they are escaped: '$' and '{' are harmless only apart.
    if (typeof part === 'string' && typeof last === 'string') merged.splice(-1, 1, last + part);
    else if (part !== '') merged.push(part);
  }
  const [first = '', ...rest] = merged;
  return rest.length === 0 ? first : { kind: 'template', parts: merged };
}

function literalOrExpression(part: Expression): readonly Expression[] {
  if (typeof part === 'string') return [part];
  // As text, because `terraform fmt` would print `${-1}` as `${- 1}`.
  if (typeof part === 'number' || typeof part === 'boolean') return [String(part)];
  if (part === null || isList(part) || part.kind === 'object') {
    throw new Error(`Cannot be interpolated: ${JSON.stringify(part)}`);
  }
  if (part.kind === 'multiline') return literalOrExpression(part.expression);
  return part.kind === 'template' ? part.parts : [part];
}
