import type { Doc } from './doc';
import { breakParent, breaks, choice, group, indent, line, softline, whenBroken } from './doc';
import type { Expression } from './expression';
import { isKind, isList } from './expression';

/** `(…)` of a call. `printHugged` prints the last argument where it opens on the call's own line. */
export function printArguments(
  args: readonly Expression[],
  print: (argument: Expression) => Doc,
  printHugged: (argument: Expression) => Doc,
): Doc {
  const last = args.at(-1);
  if (last === undefined) return '()';
  const docs = args.map((argument, index) =>
    index + 1 < args.length ? [print(argument), ',', line] : print(argument),
  );
  const brokenOut = (): Doc =>
    group(['(', indent([line, ...docs]), ',', line, ')'], { isBroken: true });

  if (isComposition(args)) return brokenOut();
  if (!mayHug(args, last)) {
    const contents = ['(', indent([softline, ...docs]), whenBroken(','), softline, ')'];
    return group(contents, { isBroken: docs.some(breaks) });
  }
  const others = docs.slice(0, -1);
  if (others.some(breaks)) return brokenOut();
  const hugged = printHugged(last);
  const open: Doc = ['(', ...others, group(hugged, { isBroken: true }), ')'];
  return breaks(hugged)
    ? [breakParent, choice([open, brokenOut()])]
    : choice([['(', ...others, hugged, ')'], open, brokenOut()]);
}

/** Functions among several arguments, or in the arguments of one: as in `pipe(f(() => x), y)`. */
function isComposition(args: readonly Expression[]): boolean {
  const isFunction = (argument: Expression) => isKind(argument, 'arrow');
  if (args.length < 2) return false;
  if (args.filter(isFunction).length > 1) return true;
  return args.some((argument) => callArguments(argument)?.some(isFunction) === true);
}

/** The arguments of an expression that is a call. */
function callArguments(expression: Expression): readonly Expression[] | undefined {
  if (!isKind(expression, 'chain')) return undefined;
  const last = expression.links.at(-1);
  return last?.kind === 'arguments' ? last.args : undefined;
}

function mayHug(args: readonly Expression[], last: Expression): boolean {
  const before = args.at(-2);
  if (!opens(last) || (before !== undefined && shapeOf(before) === shapeOf(last))) return false;
  if (args.length === 2 && isKind(before, 'arrow') && isList(last)) return false;
  return args.length === 1 || !isNumeric(last);
}

/** Whether it has a bracket behind which its lines may begin. */
function opens(expression: Expression): boolean {
  if (isList(expression)) return expression.length > 0;
  if (isKind(expression, 'object')) return expression.entries.length > 0;
  if (!isKind(expression, 'arrow')) return false;
  const { body } = expression;
  return isList(body) || isKind(body, 'object') || callArguments(body) !== undefined;
}

const shapeOf = (expression: Expression): string => {
  if (typeof expression !== 'object') return typeof expression;
  return isList(expression) ? 'list' : expression.kind;
};

/** A list of nothing but numbers, which is filled instead of broken. */
export const isNumeric = (expression: Expression): boolean =>
  isList(expression) &&
  expression.length > 0 &&
  expression.every((each) => typeof each === 'number');
