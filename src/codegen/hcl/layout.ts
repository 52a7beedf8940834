import type { Code } from '../code';
import { alignCells } from './align';
import type { Entry, Expression } from './expression';
import { isList } from './expression';
import { isBreakable, isSimple, LINE_COLUMNS, margin, mustBreak, printFlat, widthOf } from './flat';
import { columns, objectKey } from './literal';

export interface Assignment {
  readonly key: string;
  readonly value: Expression;
  /** Something other than an assignment stands on the line before, so the alignment starts anew. */
  readonly startsRun?: boolean;
}

/** `key = value` for each, aligned over runs of neighbouring single lines. */
export function printAssignments(
  assignments: readonly Assignment[],
  indent: number,
): readonly Code[] {
  const room = LINE_COLUMNS - margin(indent).length;
  const cells = assignments.map(({ key, value, startsRun = false }) => {
    const flat = mustBreak(value) ? undefined : printFlat(value);
    const flatColumns = flat === undefined ? undefined : widthOf(flat);
    const keyColumns = columns(key);
    return { key, value, flat, startsRun, keyColumns, flatColumns, canBreak: isBreakable(value) };
  });
  const padding = alignCells(cells, room);
  return cells.map(({ key, value, flat, keyColumns }, index) => {
    const spaces = padding[index];
    return flat === undefined || spaces === undefined
      ? [key, ' = ', printBroken(value, indent, room - keyColumns - ' = '.length)]
      : [key, ' '.repeat(spaces), ' = ', flat];
  });
}

/** `room` is the number of columns left on the first line. Only breakable expressions may come here. */
function printBroken(expression: Expression, indent: number, room: number): Code {
  if (typeof expression !== 'object' || expression === null) return printFlat(expression);
  if (isList(expression)) return ['[\n', brokenItems(expression, indent), ']'];
  switch (expression.kind) {
    case 'multiline':
      return printBroken(expression.expression, indent, room);
    case 'object':
      return ['{\n', brokenEntries(expression.entries, indent), '}'];
    case 'call': {
      const hugged = hug(expression.name, expression.args, indent, room);
      return hugged ?? [expression.name, '(\n', brokenItems(expression.args, indent), ')'];
    }
    default:
      return printFlat(expression);
  }
}

/**
 * `f(a, {` … `})`: the last argument opens on the call's own line, if the others are simple. An object
 * among those would not be: `terraform fmt` takes `f({ a = 1 }, {` for an assignment to align.
 */
function hug(
  name: string,
  args: readonly Expression[],
  indent: number,
  room: number,
): Code | undefined {
  const last = args.at(-1);
  const others = args.slice(0, -1);
  if (last === undefined || !isBreakable(last) || !others.every(isSimple)) return undefined;
  const head: Code = [name, '(', others.map((argument) => [printFlat(argument), ', '])];
  const roomForLast = room - widthOf(head);
  return roomForLast > 0 ? [head, printBroken(last, indent, roomForLast), ')'] : undefined;
}

function brokenItems(items: readonly Expression[], indent: number): Code {
  const room = LINE_COLUMNS - margin(indent + 1).length - ','.length;
  const line = (item: Expression): Code => {
    const flat = mustBreak(item) ? undefined : printFlat(item);
    const fits = flat !== undefined && (!isBreakable(item) || widthOf(flat) <= room);
    return [margin(indent + 1), fits ? flat : printBroken(item, indent + 1, room), ',\n'];
  };
  return [items.map(line), margin(indent)];
}

function brokenEntries(entries: readonly Entry[], indent: number): Code {
  const assignments = entries.map(([key, value]) => ({ key: objectKey(key), value }));
  const lines = printAssignments(assignments, indent + 1);
  return [lines.map((line) => [margin(indent + 1), line, '\n']), margin(indent)];
}
