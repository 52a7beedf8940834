import { remember } from '../../kit/memo';
import type { Code } from '../code';
import type { Doc } from './doc';
import { group, indent, line, whenBroken, join } from './doc';
import type { ObjectValue } from './expression';
import { readsBadlyFlat } from './judge';
import type { Pass, Place } from './layout';
import { layOut, printBinding } from './layout';
import { commentLines, identifier, path, quote } from './literal';
import { render } from './render';
import type { Statement, Statements } from './statement';
import { flatten } from './statement';

type Line = Exclude<Statement, { readonly kind: 'gap' }>;

/** The lines of a block at that indentation (in steps of two spaces), each ending with a newline. */
export function statements(items: Statements, indentation: number): Code {
  const margin = '  '.repeat(indentation);
  const printed = printedAt(indentation);
  const code: Code[] = [];
  let needsBlank = false;
  for (const item of items.flatMap(flatten)) {
    if (item.kind === 'gap') {
      needsBlank = code.length > 0;
    } else if (item.kind !== 'comment' || commentLines(item.text).length > 0) {
      code.push(needsBlank ? '\n' : '', margin, printed(item), '\n');
      needsBlank = false;
    }
  }
  return code;
}

const printers = new Map<number, (item: Line) => Code>();

/** A statement that stays the same object is laid out once. */
function printedAt(indentation: number): (item: Line) => Code {
  const known = printers.get(indentation);
  if (known) return known;
  const printed = remember((item: Line) => printLine(item, indentation));
  printers.set(indentation, printed);
  return printed;
}

function printLine(item: Line, indentation: number): Code {
  const newline = `\n${'  '.repeat(indentation)}`;
  if (item.kind === 'comment') return commentLines(item.text).join(newline);
  const notes = commentLines(item.note).map((text) => text + newline);
  const code: Code = [notes, settle((pass) => [printValue(item, pass), ';'], indentation)];
  return item.origin === undefined ? code : { origin: item.origin, code };
}

function printValue(item: Exclude<Line, { readonly kind: 'comment' }>, pass: Pass): Doc {
  switch (item.kind) {
    case 'run':
      return layOut(item.value, pass, 'statement');
    case 'declare':
      return printBinding(`const ${item.name} =`, item.value, pass, { place: 'binding' });
    case 'assign': {
      const place: Place = path(item.target).steps.length > 0 ? 'memberBinding' : 'binding';
      return printBinding(`${item.target} =`, item.value, pass, { place });
    }
  }
}

/**
 * Prettier keeps an object expanded whose first entry stands on a line of its own, which may in turn
 * break what is around it. So a layout counts only when it has expanded no further object.
 */
function settle(layOutIn: (pass: Pass) => Doc, indentation: number): Code {
  const expanded = new Set<ObjectValue>();
  for (;;) {
    const before = expanded.size;
    const doc = layOutIn({
      isExpanded: (object) => readsBadlyFlat(object) || expanded.has(object),
      onExpand: (object) => expanded.add(object),
      docs: new Map(),
    });
    const code = render(doc, indentation);
    if (expanded.size === before) return code;
  }
}

/** `import * as namespace from "module";`, without a newline at its end. */
export const importLine = (namespace: string, from: string): string =>
  `import * as ${identifier(namespace)} from ${quote(from)};`;

/** `import { names } from "module";`, without a newline at its end. */
export function namedImport(names: readonly string[], from: string): Code {
  const list = names.map(identifier);
  const clause: Doc =
    list.length === 1
      ? ['{ ', list, ' }']
      : group(['{', indent([line, join([',', line], list)]), whenBroken(','), line, '}']);
  return render(['import ', clause, ` from ${quote(from)};`], 0);
}
