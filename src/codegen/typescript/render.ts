import { columns } from '../../kit/columns';
import type { Code, Origin } from '../code';
import type { Doc, DocNode, GroupId } from './doc';
import { isConcat } from './doc';

/** The line width of Prettier's defaults. */
const LINE_COLUMNS = 80;

interface Command {
  readonly doc: Doc | End;
  /** In steps of two spaces. */
  readonly indent: number;
  readonly isFlat: boolean;
}

type Fill = Extract<DocNode, { readonly kind: 'fill' }>;

/** Ends the span of an origin. */
interface End {
  readonly kind: 'end';
}

/** The text of a document whose first line already stands at `indent` (in steps of two spaces). */
export function render(doc: Doc, indent: number): Code {
  const output = new Output();
  const brokenGroups = new Set<GroupId>();
  const commands: Command[] = [{ doc, indent, isFlat: false }];
  let column = indent * 2;
  // A hard line within a flat state makes the room anew for the groups after it.
  let measuresAnew = false;

  const fits = (next: Command, rest: readonly Command[], mustBeFlat = false): boolean =>
    fitsInto(LINE_COLUMNS - column, next, rest, brokenGroups, mustBeFlat);

  const layGroup = (command: Command, contents: Doc, isBroken: boolean): Command => {
    if (command.isFlat && !measuresAnew) return { ...command, doc: contents, isFlat: !isBroken };
    measuresAnew = false;
    const flat = { ...command, doc: contents, isFlat: true };
    return !isBroken && fits(flat, commands) ? flat : { ...flat, isFlat: false };
  };

  const layChoice = (command: Command, states: readonly Doc[]): Command => {
    const [first = ''] = states;
    if (command.isFlat && !measuresAnew) return { ...command, doc: first };
    measuresAnew = false;
    const state = states
      .slice(0, -1)
      .map((each): Command => ({ ...command, doc: each, isFlat: true }))
      .find((each) => fits(each, commands));
    return state ?? { ...command, doc: states.at(-1) ?? '', isFlat: false };
  };

  const layFill = (command: Command, node: Fill): readonly Command[] => {
    const [content = '', separator = '', next] = node.parts.slice(node.start, node.start + 3);
    const isFlat = fits({ ...command, doc: content, isFlat: true }, [], true);
    const first = { ...command, doc: content, isFlat };
    if (next === undefined) return [first];
    const pair = [content, separator, next];
    const pairFits = fits({ ...command, doc: pair, isFlat: true }, [], true);
    return [
      { ...command, doc: { ...node, start: node.start + 2 } },
      { ...command, doc: separator, isFlat: pairFits },
      first,
    ];
  };

  const step = (command: Command, node: DocNode | End): void => {
    switch (node.kind) {
      case 'indent':
        commands.push({ ...command, doc: node.contents, indent: command.indent + 1 });
        break;
      case 'group': {
        const laid = layGroup(command, node.contents, node.breaks);
        if (!laid.isFlat) node.onBreak?.();
        // Not for good: an expression that stands in two places is printed twice.
        if (node.id !== undefined) setMember(brokenGroups, node.id, !laid.isFlat);
        commands.push(laid);
        break;
      }
      case 'choice':
        commands.push(layChoice(command, node.states));
        break;
      case 'fill':
        commands.push(...layFill(command, node));
        break;
      case 'whenBroken':
        if (isBroken(node.id, command.isFlat, brokenGroups)) {
          commands.push({ ...command, doc: node.text });
        }
        break;
      case 'indentWith': {
        const more = brokenGroups.has(node.id) ? 1 : 0;
        commands.push({ ...command, doc: node.contents, indent: command.indent + more });
        break;
      }
      case 'origin':
        output.open(node.origin);
        commands.push({ ...command, doc: { kind: 'end' } }, { ...command, doc: node.contents });
        break;
      case 'end':
        output.close();
        break;
      case 'line':
        if (command.isFlat && !node.breaks) {
          output.write(node.flat);
          column += node.flat.length;
        } else {
          measuresAnew ||= command.isFlat;
          column = command.indent * 2;
          output.write(`\n${' '.repeat(column)}`);
        }
        break;
      case 'breakParent':
        break;
    }
  };

  for (let command = commands.pop(); command !== undefined; command = commands.pop()) {
    const part = command.doc;
    if (typeof part === 'string') {
      output.write(part);
      column += columns(part);
    } else if ('kind' in part) {
      step(command, part);
    } else {
      for (let index = part.length - 1; index >= 0; index--) {
        commands.push({ ...command, doc: part[index] ?? '' });
      }
    }
  }
  return output.code;
}

function setMember<T>(set: Set<T>, member: T, isMember: boolean): void {
  if (isMember) set.add(member);
  else set.delete(member);
}

const isBroken = (
  id: GroupId | undefined,
  isFlat: boolean,
  brokenGroups: ReadonlySet<GroupId>,
): boolean => (id === undefined ? !isFlat : brokenGroups.has(id));

/**
 * Whether the text up to the next line break has at most `room` columns. Reads `rest`, what follows
 * `next`, only as far as that, so it costs no more than a line.
 */
function fitsInto(
  room: number,
  next: Command,
  rest: readonly Command[],
  brokenGroups: ReadonlySet<GroupId>,
  mustBeFlat: boolean,
): boolean {
  const commands: { readonly doc: Doc | End; readonly isFlat: boolean }[] = [next];
  let left = room;
  let restIndex = rest.length;
  let pendingSpace = 0;
  while (left >= 0) {
    const command = commands.pop() ?? rest[--restIndex];
    if (command === undefined) return true;
    const { doc, isFlat } = command;
    if (typeof doc === 'string') {
      if (doc !== '') left -= pendingSpace + columns(doc);
      if (doc !== '') pendingSpace = 0;
      continue;
    }
    if (!('kind' in doc)) {
      for (let index = doc.length - 1; index >= 0; index--) {
        commands.push({ doc: doc[index] ?? '', isFlat });
      }
      continue;
    }
    switch (doc.kind) {
      case 'line':
        if (!isFlat || doc.breaks) return true;
        pendingSpace = doc.flat.length || pendingSpace;
        break;
      case 'group':
        if (mustBeFlat && doc.breaks) return false;
        commands.push({ doc: doc.contents, isFlat: isFlat && !doc.breaks });
        break;
      case 'choice':
        commands.push({ doc: (isFlat ? doc.states[0] : doc.states.at(-1)) ?? '', isFlat });
        break;
      case 'fill':
        commands.push({ doc: doc.parts.slice(doc.start), isFlat });
        break;
      case 'whenBroken':
        if (isBroken(doc.id, isFlat, brokenGroups)) commands.push({ doc: doc.text, isFlat });
        break;
      case 'indent':
      case 'indentWith':
      case 'origin':
        commands.push({ doc: doc.contents, isFlat });
        break;
      case 'breakParent':
      case 'end':
        break;
    }
  }
  return false;
}

/** On one line, whatever its width. Only for documents that do not have to break. */
export function renderFlat(doc: Doc): Doc {
  if (typeof doc === 'string') return doc;
  if (isConcat(doc)) return doc.map(renderFlat);
  switch (doc.kind) {
    case 'line':
      return doc.flat;
    case 'choice':
      return renderFlat(doc.states[0] ?? '');
    case 'fill':
      return doc.parts.map(renderFlat);
    case 'whenBroken':
    case 'breakParent':
      return '';
    case 'origin':
      return { ...doc, contents: renderFlat(doc.contents) };
    case 'group':
    case 'indent':
    case 'indentWith':
      return renderFlat(doc.contents);
  }
}

type Piece = string | { readonly origin: Origin; readonly code: Piece[] };

class Output {
  readonly #root: Piece[] = [];
  readonly #open: Piece[][] = [];

  get code(): Code {
    return this.#root;
  }

  get #current(): Piece[] {
    return this.#open.at(-1) ?? this.#root;
  }

  write(text: string): void {
    if (text !== '') this.#current.push(text);
  }

  /** Neighbours of the same origin share one span. */
  open(origin: Origin): void {
    const last = this.#current.at(-1);
    if (typeof last === 'object' && last.origin === origin) {
      this.#open.push(last.code);
    } else {
      const code: Piece[] = [];
      this.#current.push({ origin, code });
      this.#open.push(code);
    }
  }

  close(): void {
    this.#open.pop();
  }
}
