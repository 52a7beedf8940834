import type { Origin } from '../code';
import type { Path } from './literal';
import { parameter, path, propertyName } from './literal';

/**
 * A value in TypeScript. A JavaScript string is always a quoted literal: its text can never become
 * code (law E4).
 */
export type Expression = string | number | boolean | readonly Expression[] | Node;

export type Node = Chain | Creation | ObjectValue | Spread | Template | Arrow;

/** Members, elements and calls one after the other: `vpc.addFlowLog("Log").node[0]`. */
export interface Chain {
  readonly kind: 'chain';
  readonly head: Head;
  readonly links: readonly Link[];
}

export type Head = Name | Creation;

interface Name {
  readonly kind: 'name';
  readonly text: string;
  readonly origin: Origin | undefined;
}

export type Link = Member | Element | Arguments;

interface Member {
  readonly kind: 'member';
  readonly name: string;
  readonly origin: Origin | undefined;
}

interface Element {
  readonly kind: 'element';
  readonly key: string | number;
  readonly origin: Origin | undefined;
}

export interface Arguments {
  readonly kind: 'arguments';
  readonly args: readonly Expression[];
}

export interface Creation {
  readonly kind: 'create';
  readonly callee: string;
  readonly args: readonly Expression[];
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly entries: readonly (Entry | Spread)[];
}

interface Entry {
  readonly kind: 'entry';
  readonly key: string;
  readonly value: Expression;
  readonly note: string;
  readonly origin: Origin | undefined;
}

export interface Spread {
  readonly kind: 'spread';
  readonly expression: Expression;
}

interface Template {
  readonly kind: 'template';
  readonly parts: readonly Expression[];
}

export interface Arrow {
  readonly kind: 'arrow';
  readonly params: readonly string[];
  readonly body: Expression;
}

interface EntryOptions {
  /** Comment lines above the entry. */
  readonly note?: string | undefined;
  readonly origin?: Origin | undefined;
}

/** An entry without a value is left out. */
export type ObjectEntry = readonly [
  key: string,
  value: Expression | undefined,
  options?: EntryOptions,
];

/** An argument that may be missing. `false` is a value here, so it is no way to leave one out. */
type Argument = Expression | undefined;

/** `Array.isArray` alone does not narrow a readonly array. */
export const isList = (expression: unknown): expression is readonly Expression[] =>
  Array.isArray(expression);

export const isKind = <Kind extends Node['kind']>(
  expression: Expression | undefined,
  kind: Kind,
): expression is Extract<Node, { readonly kind: Kind }> =>
  typeof expression === 'object' && !isList(expression) && expression.kind === kind;

/** The name that a path or a call on it begins with; empty for all else. */
export const headName = (expression: Expression): string =>
  isKind(expression, 'chain') && expression.head.kind === 'name' ? expression.head.text : '';

/**
 * A member path such as `cdk.RemovalPolicy.RETAIN` or `this.azs[0]`, taken as code: never pass text
 * that a person wrote. Throws if it is anything else. The origin marks a span for just this path.
 */
export const ref = (code: string, origin?: Origin): Expression => chainOf(path(code), origin);

/** `new callee(…)`. */
export const create = (callee: string, ...args: readonly Argument[]): Expression => {
  const { head } = path(callee);
  if (head === 'import.meta') throw new Error(`Cannot be created: ${callee}`);
  return { kind: 'create', callee, args: given(args) };
};

// A modern module has no use for them, and Prettier lays them out in ways of their own.
const LOADERS = new Set(['define', 'require', 'import.meta.resolve']);

/** `callee(…)`, where the callee is a member path. */
export const call = (callee: string, ...args: readonly Argument[]): Expression => {
  const target = path(callee);
  if (LOADERS.has(callee) || LOADERS.has(target.head)) throw new Error(`A loader: ${callee}`);
  return follow(chainOf(target), { kind: 'arguments', args: given(args) });
};

/** `target.name(…)`; the target is a path, a call or a creation. */
export const method = (
  target: Expression,
  name: string,
  ...args: readonly Argument[]
): Expression => follow(asChain(member(target, name)), { kind: 'arguments', args: given(args) });

/** `target.name`, for a target that is no path itself. */
export const member = (target: Expression, name: string): Expression =>
  follow(asChain(target), { kind: 'member', name: propertyName(name), origin: undefined });

/** `target[0]` or `target["key"]`. */
export const index = (target: Expression, key: number | string): Expression =>
  follow(asChain(target), { kind: 'element', key, origin: undefined });

/**
 * An object in the given order; a spread may stand among its entries. Give pairs where order matters
 * and a key may look like a number. Falsy items are skipped.
 */
export function object(
  entries:
    | readonly (ObjectEntry | Expression | undefined | null)[]
    | Readonly<Record<string, Expression | undefined>>,
): Expression {
  const items: readonly unknown[] = Array.isArray(entries) ? entries : Object.entries(entries);
  return { kind: 'object', entries: items.flatMap(entryOf) };
}

function entryOf(item: unknown): readonly (Entry | Spread)[] {
  if (!item) return [];
  if (isKind(item as Expression, 'spread')) return [item as Spread];
  if (!Array.isArray(item)) throw new Error(`No entry of an object: ${JSON.stringify(item)}`);
  const [key, value, { note = '', origin } = {}] = item as unknown as ObjectEntry;
  return value === undefined ? [] : [{ kind: 'entry', key, value: single(value), note, origin }];
}

/** `...expression`, for arrays, objects and arguments. */
export const spread = (expression: Expression): Expression => ({
  kind: 'spread',
  expression: single(expression),
});

/**
 * A template literal: strings are escaped text, other parts are interpolated. Of strings alone it is a
 * plain literal. Printing throws if an interpolation cannot stand on one line.
 */
export function template(...parts: readonly Expression[]): Expression {
  const merged: Expression[] = [];
  for (const part of parts.flatMap((each) => (isKind(each, 'template') ? each.parts : [each]))) {
    const last = merged.at(-1);
    // Literals are joined before they are escaped: '$' and '{' are harmless only apart.
    if (typeof part === 'string' && typeof last === 'string') merged.splice(-1, 1, last + part);
    else if (part !== '') merged.push(single(part));
  }
  const [first = '', ...rest] = merged;
  return rest.length === 0 && typeof first === 'string'
    ? first
    : { kind: 'template', parts: merged };
}

/** `(params) => body`. A parameter may name its type: `stack: cdk.Stack`. */
export function arrow(params: readonly string[], body: Expression): Expression {
  if (isKind(body, 'arrow')) throw new Error('An arrow function may not return another');
  return { kind: 'arrow', params: params.map(parameter), body: single(body) };
}

const chainOf = ({ head, steps }: Path, origin?: Origin): Chain => ({
  kind: 'chain',
  head: { kind: 'name', text: head, origin },
  links: steps.map((step) =>
    typeof step === 'number'
      ? { kind: 'element', key: step, origin }
      : { kind: 'member', name: step, origin },
  ),
});

function asChain(target: Expression): Chain {
  if (isKind(target, 'chain')) return target;
  if (isKind(target, 'create')) return { kind: 'chain', head: target, links: [] };
  throw new Error(`Has no members: ${JSON.stringify(target)}`);
}

const follow = (chain: Chain, link: Link): Expression => ({
  ...chain,
  links: [...chain.links, link],
});

const given = (args: readonly Argument[]): readonly Expression[] =>
  args.filter((argument): argument is Expression => argument !== undefined);

function single(expression: Expression): Expression {
  if (isKind(expression, 'spread')) throw new Error('Nothing can be spread here');
  return expression;
}
