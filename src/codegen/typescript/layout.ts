import { columns } from '../../kit/columns';
import { isNumeric, printArguments } from './arguments';
import type { ChainPrinter } from './chain';
import { isLongChain, memberChain, printCalledHead, printLink } from './chain';
import type { Doc, GroupId } from './doc';
import { breaks, fill, group, hardline, indent, indentWith, join, line, marked } from './doc';
import { softline, whenBroken } from './doc';
import type { Arrow, Chain, Creation, Expression, Node, ObjectValue } from './expression';
import { isKind, isList } from './expression';
import { isShortArgument } from './judge';
import { commentLines, escapeTemplate, number, objectKey, quote } from './literal';
import { renderFlat } from './render';

/** Where an expression stands, as far as its layout depends on it. */
export type Place = 'statement' | 'binding' | 'memberBinding' | 'hugged' | 'test' | 'elsewhere';

/** One attempt at laying out a statement. */
export interface Pass {
  /** Whether an object takes several lines whatever the room, for Prettier keeps it so. */
  readonly isExpanded: (object: ObjectValue) => boolean;
  /** Told of every other object that is laid out on several lines. */
  readonly onExpand: (object: ObjectValue) => void;
  /** What was laid out before: an argument is tried in several layouts of its call. */
  readonly docs: Map<Expression, Doc>;
}

export function layOut(expression: Expression, pass: Pass, place: Place): Doc {
  if (typeof expression === 'string') return quote(expression);
  if (typeof expression === 'number') return number(expression);
  if (typeof expression === 'boolean') return String(expression);
  if (place !== 'elsewhere') return layOutAnew(expression, pass, place);
  const known = pass.docs.get(expression);
  if (known !== undefined) return known;
  const doc = layOutAnew(expression, pass, place);
  pass.docs.set(expression, doc);
  return doc;
}

function layOutAnew(expression: readonly Expression[] | Node, pass: Pass, place: Place): Doc {
  const print = (each: Expression): Doc => layOut(each, pass, 'elsewhere');
  if (isList(expression)) return printList(expression, print);
  switch (expression.kind) {
    case 'chain':
      return printChain(expression, printerOf(pass), place);
    case 'create':
      return printCreation(expression, printerOf(pass));
    case 'object':
      return printObject(expression, pass);
    case 'spread':
      return ['...', print(expression.expression)];
    case 'template':
      return ['`', expression.parts.map(templatePart), '`'];
    case 'arrow':
      return printArrow(expression, print(expression.body), place);
  }
}

function printArrow({ params, body }: Arrow, doc: Doc, place: Place): Doc {
  const breaksParams = place !== 'hugged' && place !== 'test' && params.length > 0;
  const list: Doc = breaksParams
    ? ['(', indent([softline, join([',', line], params)]), whenBroken(','), softline, ')']
    : ['(', params.join(', '), ')'];
  return group([group(list), ' =>', group(arrowBody(body, doc, place))]);
}

function arrowBody(body: Expression, doc: Doc, place: Place): Doc {
  if (isKind(body, 'object')) return [' ', '(', doc, ')'];
  if (isList(body)) return [' ', doc];
  return [indent([line, doc]), place === 'hugged' ? [whenBroken(','), softline] : ''];
}

const printerOf = (pass: Pass): ChainPrinter => {
  const printer: ChainPrinter = {
    head: (head) =>
      head.kind === 'name' ? marked(head.origin, head.text) : printCreation(head, printer),
    args: (args, callee) =>
      isTest(args, callee)
        ? [
            '(',
            join(
              ', ',
              args.map((each) => layOut(each, pass, 'test')),
            ),
            ')',
          ]
        : printArguments(
            args,
            (each) => layOut(each, pass, 'elsewhere'),
            (each) => layOut(each, pass, 'hugged'),
          ),
  };
  return printer;
};

const TEST_FUNCTIONS = /^(?:[fx]?(?:describe|it|test)|skip)$/;

/** A test is declared on one line, however long its title. */
const isTest = (args: readonly Expression[], callee: string | undefined): boolean =>
  callee !== undefined &&
  TEST_FUNCTIONS.test(callee) &&
  args.length === 2 &&
  (typeof args[0] === 'string' || isKind(args[0], 'template')) &&
  isKind(args[1], 'arrow');

const printCreation = ({ callee, args }: Creation, printer: ChainPrinter): Doc => [
  'new ',
  callee,
  printer.args(args),
];

function printChain(chain: Chain, printer: ChainPrinter, place: Place): Doc {
  const { head, links } = chain;
  const callEnd = links.findLastIndex(({ kind }) => kind === 'arguments') + 1;
  const called: Chain = { kind: 'chain', head, links: links.slice(0, callEnd) };
  const isStatement = place === 'statement' && callEnd === links.length;
  const start = callEnd === 0 ? printer.head(head) : printCalled(called, printer, isStatement);
  const isBare = head.kind === 'name' && callEnd === 0;
  const members = links.slice(callEnd).map((link, index, all): Doc => {
    const doc = printLink(link, printer.args);
    const isFirstOfTwo = isBare && isIdentifier(head.text) && all.length === 1;
    const followsCall =
      (place === 'binding' || place === 'memberBinding') &&
      index + 1 === all.length &&
      ((index === 0 && hasArguments(called)) || isLongChain(called));
    return link.kind === 'element' || isFirstOfTwo || followsCall || place === 'memberBinding'
      ? doc
      : group(indent([softline, doc]));
  });
  return members.length === 0 ? start : [start, ...members];
}

const isIdentifier = (head: string): boolean => !['this', 'super', 'import.meta'].includes(head);

const hasArguments = ({ links }: Chain): boolean => {
  const last = links.at(-1);
  return last?.kind === 'arguments' && last.args.length > 0;
};

function printCalled(chain: Chain, printer: ChainPrinter, isStatement: boolean): Doc {
  const [first] = chain.links;
  if (chain.links.length === 1 && first?.kind === 'arguments') {
    return printCalledHead(chain.head, first.args, printer);
  }
  return memberChain(chain, printer, isStatement);
}

function printList(items: readonly Expression[], print: (item: Expression) => Doc): Doc {
  if (items.length === 0) return '[]';
  const id: GroupId = Symbol('list');
  const contents = isNumeric(items)
    ? fill(
        items.flatMap((item, index) =>
          index + 1 < items.length
            ? [[print(item), ','], line]
            : [[print(item), whenBroken(',', id)]],
        ),
      )
    : [
        join(
          [',', line],
          items.map((item) => group(print(item))),
        ),
        whenBroken(','),
      ];
  return group(['[', indent([softline, contents]), softline, ']'], {
    id,
    isBroken: isTable(items),
  });
}

/** Several items that are all objects or all lists, each with several parts. */
function isTable(items: readonly Expression[]): boolean {
  if (items.length < 2) return false;
  return (
    items.every((item) => isList(item) && item.length > 1) ||
    items.every((item) => isKind(item, 'object') && item.entries.length > 1)
  );
}

function printObject(object: ObjectValue, pass: Pass): Doc {
  if (object.entries.length === 0) return '{}';
  const entries = object.entries.map((entry): Doc => {
    if (entry.kind === 'spread') return layOut(entry, pass, 'elsewhere');
    const { key, value, note, origin } = entry;
    const notes = commentLines(note).map((text): Doc => [text, hardline]);
    return marked(origin, [notes, printEntry(key, value, pass)]);
  });
  const isBroken = pass.isExpanded(object);
  return group(['{', indent([line, join([',', line], entries)]), whenBroken(','), line, '}'], {
    isBroken,
    onBreak: isBroken ? undefined : () => pass.onExpand(object),
  });
}

function printEntry(key: string, value: Expression, pass: Pass): Doc {
  const isShorthand =
    isKind(value, 'chain') &&
    value.head.kind === 'name' &&
    value.head.text === key &&
    value.links.length === 0 &&
    isIdentifier(key);
  if (isShorthand) return layOut(value, pass, 'elsewhere');
  const name = objectKey(key);
  return printBinding(`${name}:`, value, pass, {
    place: 'elsewhere',
    hasShortKey: columns(name) < SHORT_KEY_COLUMNS,
  });
}

/** Behind a narrower key a line of its own would gain next to nothing. */
const SHORT_KEY_COLUMNS = 5;

/** `left value`, broken where the value allows it best; `left` ends in `=` or `:`. */
export function printBinding(
  left: string,
  value: Expression,
  pass: Pass,
  { place, hasShortKey = false }: { readonly place: Place; readonly hasShortKey?: boolean },
): Doc {
  const right = layOut(value, pass, place);
  if (!hasShortKey && breaksBefore(value)) return group([left, group(indent([line, right]))]);
  const stays =
    hasShortKey ||
    isKind(value, 'template') ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && value >= 0);
  if (stays) return group([left, ' ', right]);
  const id: GroupId = Symbol('binding');
  return group([left, group(indent(line), { id }), indentWith(id, right)]);
}

/** Long values that have nowhere better to break than in front of them. */
function breaksBefore(value: Expression): boolean {
  if (typeof value === 'string') return true;
  if (!isKind(value, 'chain') || value.head.kind !== 'name') return false;
  const { head, links } = value;
  if (links.length === 0 || !(isIdentifier(head.text) || head.text === 'this')) return false;
  return links.every((link, index) => {
    if (link.kind !== 'arguments') return true;
    const [first, ...others] = link.args;
    const isPoor = first === undefined || (others.length === 0 && isShortArgument(first));
    return isPoor && !isLongChain({ ...value, links: links.slice(0, index + 1) });
  });
}

function templatePart(part: Expression): Doc {
  if (typeof part === 'string') return escapeTemplate(part);
  const flat: Pass = { isExpanded: () => false, onExpand: () => undefined, docs: new Map() };
  const doc = layOut(part, flat, 'elsewhere');
  if (breaks(doc)) throw new Error('An interpolation has to fit on one line');
  return ['${', renderFlat(doc), '}'];
}
