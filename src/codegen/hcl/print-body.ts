import { remember } from '../../kit/memo';
import type { Code, Origin } from '../code';
import type { Attribute, Block, Comment, Gap, Item, Items, TopLevel } from './body';
import { margin } from './flat';
import { printAssignments } from './layout';
import { commentLines, quote } from './literal';

type Line = Attribute | Block | Comment;
/** A line and whether the items asked for a gap above it. */
type Placed = { readonly line: Line; readonly afterGap: boolean };

/** A whole file; blocks stand one blank line apart and the text ends with one newline. */
export const file = (blocks: readonly TopLevel[]): Code => printLines(blocks, 0);

const marked = (origin: Origin | undefined, code: Code): Code =>
  origin === undefined ? code : { origin, code };

function printBlock(block: Block, indent: number): Code {
  const head = [block.type, ...block.labels.map(quote)].join(' ');
  const lines = printLines(block.items, indent + 1);
  const body: Code = lines.length === 0 ? '{}' : ['{\n', lines, margin(indent), '}'];
  return marked(block.origin, [head, ' ', body]);
}

/** A block that stays the same object is laid out once. */
const outerBlock = remember((block: Block) => printBlock(block, 0));

function printLines(items: Items, indent: number): readonly Code[] {
  const placed = place(flatten(items));
  const attributes = printAttributes(placed, indent);
  return placed.map(({ line }, index) => {
    const blank = needsBlank(placed, index) ? '\n' : '';
    return [blank, margin(indent), printLine(line, attributes, indent), '\n'];
  });
}

function printLine(line: Line, attributes: ReadonlyMap<Line, Code>, indent: number): Code {
  if (line.kind === 'block') return indent === 0 ? outerBlock(line) : printBlock(line, indent);
  const newline = `\n${margin(indent)}`;
  if (line.kind === 'comment') return commentLines(line.text).join(newline);
  const note = commentLines(line.note).map((text) => text + newline);
  return marked(line.origin, [note, attributes.get(line) ?? '']);
}

/** All of a body's attributes at once, since their alignment depends on one another. */
function printAttributes(placed: readonly Placed[], indent: number): ReadonlyMap<Line, Code> {
  const lines: Attribute[] = [];
  const assignments = placed.flatMap(({ line, afterGap }, index) => {
    if (line.kind !== 'attribute') return [];
    lines.push(line);
    const isFirst = placed[index - 1]?.line.kind !== 'attribute';
    const startsRun = isFirst || afterGap || commentLines(line.note).length > 0;
    return [{ key: line.name, value: line.value, startsRun }];
  });
  const codes = printAssignments(assignments, indent);
  return new Map(lines.map((line, index) => [line, codes[index] ?? '']));
}

function flatten(item: Item): readonly (Line | Gap)[] {
  if (item === false || item === null || item === undefined) return [];
  if (!('kind' in item)) return item.flatMap(flatten);
  return item.kind === 'comment' && commentLines(item.text).length === 0 ? [] : [item];
}

function place(items: readonly (Line | Gap)[]): readonly Placed[] {
  return items.flatMap((line, index) =>
    line.kind === 'gap' ? [] : [{ line, afterGap: items[index - 1]?.kind === 'gap' }],
  );
}

function needsBlank(placed: readonly Placed[], index: number): boolean {
  const current = placed[index];
  const previous = placed[index - 1];
  if (current === undefined || previous === undefined) return false;
  if (current.afterGap || previous.line.kind === 'block') return true;
  return previous.line.kind !== 'comment' && leadsToBlock(placed, index);
}

/** A block, or the first of the comments that stand directly above one. */
function leadsToBlock(placed: readonly Placed[], index: number): boolean {
  const rest = placed.slice(index);
  const end = rest.findIndex(
    ({ line, afterGap }, step) => line.kind !== 'comment' || (step > 0 && afterGap),
  );
  const last = rest[end];
  return last !== undefined && last.line.kind === 'block' && (end === 0 || !last.afterGap);
}
