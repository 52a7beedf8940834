import { inMarkdown, markdownTable } from '../exporters/markdown';
import { LINE_END, PARAGRAPH_END, type Block } from './blocks';

/** What would begin a list, a rule or a heading if it stood first in its line. */
const FIRST = /^([-+=]|\d{1,9}(?=[.)]))/;
const lineOf = (text: string): string =>
  inMarkdown(text).replace(FIRST, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));

/** A line of its own for each line that a person has written. */
const lines = (text: string): string =>
  text.split(LINE_END).map(lineOf).filter(Boolean).join('\n\n');

/** In an item of a list what stands under its first line is indented, and an empty line parts paragraphs. */
const item = (text: string): string =>
  text
    .split(PARAGRAPH_END)
    .map((part) => part.split(LINE_END).map(lineOf).filter(Boolean).join('\\\n  '))
    .filter(Boolean)
    .join('\n\n  ');

/** `picturePath`: where the picture lies beside the page. */
export function toMarkdown(title: string, blocks: readonly Block[], picturePath: string): string {
  const written = blocks.map((block) => {
    if ('heading' in block) return `${'#'.repeat(block.level)} ${inMarkdown(block.heading)}`;
    if ('text' in block) return lines(block.text);
    if ('list' in block) return block.list.map((each) => `- ${item(each)}`).join('\n');
    if ('picture' in block) return `![${inMarkdown(block.alt)}](${picturePath})`;
    const { head, rows } = block.table;
    return markdownTable(
      head,
      rows.map((row) => row.map(inMarkdown)),
    );
  });
  return `${[`# ${inMarkdown(title)}`, ...written].filter(Boolean).join('\n\n')}\n`;
}
