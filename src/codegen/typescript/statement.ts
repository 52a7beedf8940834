import type { Origin } from '../code';
import type { Chain, Expression } from './expression';
import { isKind } from './expression';
import { identifier, path } from './literal';

export type Statement = Declaration | Run | Assignment | Comment | Gap;

interface Declaration {
  readonly kind: 'declare';
  readonly name: string;
  readonly value: Expression;
  readonly note: string;
  readonly origin: Origin | undefined;
}

interface Run {
  readonly kind: 'run';
  readonly value: Expression;
  readonly note: string;
  readonly origin: Origin | undefined;
}

interface Assignment {
  readonly kind: 'assign';
  readonly target: string;
  readonly value: Expression;
  readonly note: string;
  readonly origin: Origin | undefined;
}

interface Comment {
  readonly kind: 'comment';
  readonly text: string;
}

interface Gap {
  readonly kind: 'gap';
}

type Optional<T> = T | false | null | undefined | readonly Optional<T>[];

/** What a block is made of. Falsy items are skipped, so that an emitter may write `isOn && run(…)`. */
export type Statements = readonly Optional<Statement>[];

interface Options {
  /** Comment lines above the statement. */
  readonly note?: string | undefined;
  readonly origin?: Origin | undefined;
}

/** `const name = value;` */
export const declare = (
  name: string,
  value: Expression,
  { note = '', origin }: Options = {},
): Statement => ({ kind: 'declare', name: identifier(name), value, note, origin });

/** `value;` for a call or a creation; anything else does nothing and throws. */
export function run(value: Expression, { note = '', origin }: Options = {}): Statement {
  if (!isKind(value, 'create') && !(isKind(value, 'chain') && isCall(value))) {
    throw new Error(`Does nothing as a statement: ${JSON.stringify(value)}`);
  }
  return { kind: 'run', value, note, origin };
}

const isCall = ({ links }: Chain): boolean => links.at(-1)?.kind === 'arguments';

/** `target = value;` for a member path. */
export function assign(
  target: string,
  value: Expression,
  { note = '', origin }: Options = {},
): Statement {
  const { head, steps } = path(target);
  if (steps.length === 0) identifier(head);
  return { kind: 'assign', target, value, note, origin };
}

/** Comment lines; above a statement, without a gap between, they belong to it. */
export const comment = (text: string): Statement => ({ kind: 'comment', text });

/** A blank line. Gaps never double, lead or trail. */
export const gap: Statement = { kind: 'gap' };

export function flatten(item: Optional<Statement>): readonly Statement[] {
  if (item === false || item === null || item === undefined) return [];
  return 'kind' in item ? [item] : item.flatMap(flatten);
}
