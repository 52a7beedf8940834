import { columns } from '../kit/columns';
import { visible } from '../kit/visible';

const MARKUP = /[\\`*_[\]<>&#|~!@$]/g;

/** Text from a design inside a line of Markdown: one line, no markup, no links, no HTML. */
export const inMarkdown = (text: string): string =>
  visible(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(MARKUP, (mark) => `\\${mark}`)
    // GitHub makes links of bare addresses.
    .replace(/:(?=\/\/)/g, () => '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`);

/** A table whose columns align, as formatters leave it. Cells are Markdown already. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max('---'.length, ...all.map((cells) => columns(cells[column] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => padded(cells[at] ?? '', width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columns(text)));
