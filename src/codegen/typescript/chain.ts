import type { Chain, Expression, Head, Link } from './expression';
import { isKind } from './expression';
import { isNumericElement, isSimpleArgument } from './judge';
import type { Doc } from './doc';
import { breakParent, breaks, choice, group, hardline, indent, join, softline } from './doc';
import { marked } from './doc';
import { number, quote } from './literal';

/** How the pieces of a chain are printed. */
export interface ChainPrinter {
  readonly head: (head: Head) => Doc;
  /** The callee where it is a path, for some names are printed in their own way. */
  readonly args: (args: readonly Expression[], callee?: string) => Doc;
}

/** The head of a chain, or a link of it. */
interface Piece {
  readonly doc: Doc;
  readonly link: Link | undefined;
  /** A call, of a link or of the head itself. */
  readonly args: readonly Expression[] | undefined;
  /** The name that may tell a factory from a value; for heads only if they are identifiers. */
  readonly name: string | undefined;
}

type Pieces = readonly Piece[];

/** A chain that ends in a call of a member. */
export function memberChain(chain: Chain, printer: ChainPrinter, isStatement: boolean): Doc {
  const pieces = piecesOf(chain, printer);
  const groups = groupPieces(pieces);
  const mergesFirst = groups.length > 1 && keepsFirstCall(groups, isStatement);
  const oneLine = groups.map(printGroup);
  if (groups.length <= (mergesFirst ? 3 : 2)) return group(oneLine);

  const unindented = mergesFirst ? 2 : 1;
  const expanded = [
    oneLine.slice(0, unindented),
    indent([hardline, join(hardline, oneLine.slice(unindented))]),
  ];
  const hasToBreak =
    hasBusyCalls(pieces) ||
    oneLine.slice(0, -1).some(breaks) ||
    breaksAfterCallback(pieces, oneLine);
  if (hasToBreak) return group(expanded);
  return [oneLine.some(breaks) ? breakParent : '', choice([oneLine, expanded])];
}

/** Whether the chain has calls enough to be laid out with a line for each. */
export function isLongChain(chain: Chain): boolean {
  const groups = groupPieces(piecesOf(chain, { head: () => '', args: () => '' }));
  // Only a statement of its own keeps short names on the first line, and nothing asks about that.
  return groups.length > (groups.length > 1 && keepsFirstCall(groups, false) ? 3 : 2);
}

export const printCalledHead = (
  head: Head,
  args: readonly Expression[],
  printer: ChainPrinter,
): Doc => [printer.head(head), printer.args(args, head.kind === 'name' ? head.text : undefined)];

export function printLink(link: Link, args: ChainPrinter['args']): Doc {
  switch (link.kind) {
    case 'arguments':
      return args(link.args);
    case 'member':
      return marked(link.origin, `.${link.name}`);
    case 'element': {
      const key = typeof link.key === 'number' ? number(link.key) : quote(link.key);
      return isNumericElement(link)
        ? marked(link.origin, `[${key}]`)
        : group(['[', indent([softline, key]), softline, ']']);
    }
  }
}

function piecesOf({ head, links }: Chain, printer: ChainPrinter): Pieces {
  const [first] = links;
  const isCalledHead = first?.kind === 'arguments';
  const start: Piece = {
    doc: isCalledHead ? printCalledHead(head, first.args, printer) : printer.head(head),
    link: undefined,
    args: isCalledHead ? first.args : undefined,
    name: head.kind === 'name' && !isCalledHead ? head.text : undefined,
  };
  const rest = isCalledHead ? links.slice(1) : links;
  return [
    start,
    ...rest.map((link): Piece => ({
      doc: printLink(link, printer.args),
      link,
      args: link.kind === 'arguments' ? link.args : undefined,
      name: link.kind === 'member' ? link.name : undefined,
    })),
  ];
}

const isMember = (piece: Piece | undefined): boolean =>
  piece?.link?.kind === 'member' || piece?.link?.kind === 'element';
const isElement = (piece: Piece | undefined): boolean => piece?.link?.kind === 'element';
const sticks = (piece: Piece): boolean => piece.link !== undefined && isNumericElement(piece.link);

/** The head with what belongs to it, then the members up to each call with that call. */
function groupPieces(pieces: Pieces): readonly Pieces[] {
  const first = leadOf(pieces);
  const groups: Piece[][] = [pieces.slice(0, first)];
  let hasCall = true;
  for (const piece of pieces.slice(first)) {
    const startsGroup = groups.length === 1 || (hasCall && isMember(piece) && !sticks(piece));
    if (startsGroup) {
      groups.push([piece]);
      hasCall = false;
    } else {
      groups.at(-1)?.push(piece);
    }
    hasCall ||= piece.args !== undefined;
  }
  return groups;
}

function leadOf(pieces: Pieces): number {
  const isLead = (piece: Piece) => piece.args !== undefined || sticks(piece);
  let end = 1 + pieces.slice(1).findIndex((piece) => !isLead(piece));
  if (end === 0) return pieces.length;
  if (pieces[0]?.args !== undefined) return end;
  while (isMember(pieces[end]) && isMember(pieces[end + 1])) end++;
  return end;
}

/** Whether the first call stays beside the head, which names a factory or is too short to stand alone. */
function keepsFirstCall(groups: readonly Pieces[], isStatement: boolean): boolean {
  const [lead = [], next = []] = groups;
  const last = lead.at(-1);
  const name = last?.name;
  const isIndexed = isElement(next[0]);
  if (lead.length > 1) return name !== undefined && (isFactory(name) || isIndexed);
  if (name === undefined || name === 'super' || name === 'import.meta') return false;
  return name === 'this' || isFactory(name) || (isStatement && name.length <= 2) || isIndexed;
}

const isFactory = (name: string): boolean => /^[A-Z]|^[$_]+$/.test(name);

const printGroup = (pieces: Pieces): Doc => pieces.map(({ doc }) => doc);

/** More than two calls, of which one has arguments that take reading. */
function hasBusyCalls(pieces: Pieces): boolean {
  const calls = pieces.flatMap(({ args }) => (args === undefined ? [] : [args]));
  return calls.length > 2 && calls.some((args) => !args.every((each) => isSimpleArgument(each)));
}

function breaksAfterCallback(pieces: Pieces, groups: readonly Doc[]): boolean {
  const calls = pieces.flatMap(({ args }) => (args === undefined ? [] : [args]));
  return (
    breaks(groups.at(-1) ?? '') &&
    calls.slice(0, -1).some((args) => args.some((each) => isKind(each, 'arrow')))
  );
}
