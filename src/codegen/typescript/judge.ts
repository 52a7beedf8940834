import type { Arguments, Chain, Expression, Link } from './expression';
import { isKind, isList } from './expression';
import { number, quote } from './literal';

/** Short to read: a scalar, or a list, call or template of such; never an object with entries. */
function isSimple(expression: Expression): boolean {
  if (typeof expression !== 'object') return true;
  if (isList(expression)) return expression.every((item) => isSimple(item) && !isList(item));
  switch (expression.kind) {
    case 'chain':
      return (
        isSimpleHead(expression) && callsOf(expression).every(({ args }) => args.every(isSimple))
      );
    case 'create':
      return expression.args.every(isSimple);
    case 'object':
      return expression.entries.length === 0;
    case 'spread':
      return isSimple(expression.expression);
    case 'template':
      return expression.parts.every(isSimple);
    case 'arrow':
      return isSimple(expression.body);
  }
}

const isSimpleHead = ({ head }: Chain): boolean => head.kind === 'name' || isSimple(head);

const callsOf = ({ links }: Chain): readonly Arguments[] =>
  links.filter((link) => link.kind === 'arguments');

/** An object that reads badly on one line even if it fits. */
export function readsBadlyFlat(expression: Expression): boolean {
  if (!isKind(expression, 'object')) return false;
  const { entries } = expression;
  const hasOnlySimple = entries.every((entry) =>
    entry.kind === 'spread' ? isSimple(entry) : entry.note === '' && isSimple(entry.value),
  );
  return entries.length > 2 || !hasOnlySimple;
}

/** A plain number index, which sticks to what it stands behind. */
export const isNumericElement = (link: Link): boolean =>
  link.kind === 'element' && typeof link.key === 'number' && link.key >= 0;

/** What may stand in a long chain of calls without breaking it. `depth` bounds the nesting. */
export function isSimpleArgument(expression: Expression, depth = 2): boolean {
  if (depth <= 0) return false;
  if (typeof expression !== 'object') return true;
  const inside = (each: Expression) => isSimpleArgument(each, depth - 1);
  if (isList(expression)) return expression.every(inside);
  switch (expression.kind) {
    case 'template':
      return expression.parts.every(inside);
    case 'object':
      return expression.entries.every(
        (entry) => entry.kind === 'entry' && entry.key !== '__proto__' && inside(entry.value),
      );
    case 'create':
      return expression.args.length <= depth && expression.args.every(inside);
    case 'chain':
      return isSimpleChain(expression, depth);
    case 'spread':
    case 'arrow':
      return false;
  }
}

function isSimpleChain({ head, links }: Chain, depth: number): boolean {
  if (head.kind === 'create' ? !isSimpleArgument(head, depth) : head.text === 'import.meta') {
    return false;
  }
  return links.every(
    (link) =>
      link.kind !== 'arguments' ||
      (link.args.length <= depth && link.args.every((each) => isSimpleArgument(each, depth - 1))),
  );
}

const SHORT_COLUMNS = 20;

/** An argument that gains nothing from a line of its own. */
export function isShortArgument(expression: Expression): boolean {
  if (typeof expression === 'string') return quote(expression).length <= SHORT_COLUMNS;
  if (typeof expression === 'number') return number(expression) !== '';
  if (typeof expression === 'boolean') return true;
  if (!isKind(expression, 'chain') || expression.head.kind !== 'name') return false;
  const { head, links } = expression;
  const [link, ...more] = links;
  if (head.text === 'import.meta') return false;
  if (link === undefined) return head.text === 'this' || head.text.length <= SHORT_COLUMNS;
  const isBareCall = link.kind === 'arguments' && link.args.length === 0 && more.length === 0;
  return isBareCall && head.text.length <= SHORT_COLUMNS - '()'.length;
}
