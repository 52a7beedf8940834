import type { Code } from '../code';
import { print } from '../code';
import type { Entry, Expression } from './expression';
import { isList } from './expression';
import { columns, escapeBeforeInterpolation, escapeLiteral, objectKey, quote } from './literal';

/** The widest line that a list, object or call may make before it is broken. */
export const LINE_COLUMNS = 100;
export const margin = (indent: number): string => '  '.repeat(indent);
export const widthOf = (code: Code): number => columns(print(code).text);

const join = (items: readonly Code[]): Code =>
  items.map((item, index) => (index === 0 ? item : [', ', item]));

/** On one line, whatever its width. */
export function printFlat(expression: Expression): Code {
  if (typeof expression === 'string') return quote(expression);
  if (typeof expression === 'number') return number(expression);
  if (typeof expression === 'boolean' || expression === null) return String(expression);
  if (isList(expression)) return ['[', join(expression.map(printFlat)), ']'];
  switch (expression.kind) {
    case 'reference': {
      const { text, origin } = expression;
      return origin === undefined ? text : { origin, code: text };
    }
    case 'template':
      return ['"', expression.parts.map(templatePart), '"'];
    case 'call':
      return [expression.name, '(', join(expression.args.map(printFlat)), ')'];
    case 'object':
      return flatObject(expression.entries);
    case 'multiline':
      return printFlat(expression.expression);
  }
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`Not an HCL number: ${value}`);
  return String(value);
}

const templatePart = (part: Expression, index: number, parts: readonly Expression[]): Code => {
  if (typeof part !== 'string') return ['${', printFlat(part), '}'];
  return index + 1 < parts.length ? escapeBeforeInterpolation(part) : escapeLiteral(part);
};

const flatObject = (entries: readonly Entry[]): Code =>
  entries.length === 0
    ? '{}'
    : ['{ ', join(entries.map(([key, value]) => [objectKey(key), ' = ', printFlat(value)])), ' }'];

/** Whether it has lines to be broken into. */
export function isBreakable(expression: Expression): boolean {
  if (typeof expression !== 'object' || expression === null) return false;
  if (isList(expression)) return expression.length > 0;
  if (expression.kind === 'object') return expression.entries.length > 0;
  if (expression.kind === 'multiline') return isBreakable(expression.expression);
  return (
    expression.kind === 'call' && (expression.args.length > 1 || expression.args.some(isBreakable))
  );
}

/** Whether it reads badly on one line even if it fits. */
export function mustBreak(expression: Expression): boolean {
  if (typeof expression !== 'object' || expression === null) return false;
  if (isList(expression)) return !expression.every(isSimple);
  if (expression.kind === 'object') {
    return (
      expression.entries.length > 2 || !expression.entries.every(([, value]) => isSimple(value))
    );
  }
  if (expression.kind === 'multiline') return isBreakable(expression.expression);
  return expression.kind === 'call' && expression.args.some(mustBreak);
}

/** Short to read: a scalar, or a list, call or template of such; never an object with entries. */
export function isSimple(expression: Expression): boolean {
  if (typeof expression !== 'object' || expression === null) return true;
  if (isList(expression)) return expression.length === 0 || isSimpleList(expression);
  if (expression.kind === 'call') return expression.args.every(isSimple);
  if (expression.kind === 'template') return expression.parts.every(isSimple);
  return expression.kind !== 'multiline' && !isBreakable(expression);
}

const isSimpleList = (items: readonly Expression[]): boolean =>
  items.every((item) => isSimple(item) && !isList(item));
