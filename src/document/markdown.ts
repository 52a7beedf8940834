import { inMarkdown, markdownTable } from '../exporters/markdown';
import type { Block } from './blocks';

/** A line of its own for each line that a person has written. */
const lines = (text: string): string =>
  text.split(/\n+/).map(inMarkdown).filter(Boolean).join('\n\n');

/** `picturePath`: where the picture lies beside the page. */
export function toMarkdown(title: string, blocks: readonly Block[], picturePath: string): string {
  const written = blocks.map((block) => {
    if ('heading' in block) return `${'#'.repeat(block.level)} ${inMarkdown(block.heading)}`;
    if ('text' in block) return lines(block.text);
    if ('list' in block) return block.list.map((each) => `- ${inMarkdown(each)}`).join('\n');
    if ('picture' in block) return `![${inMarkdown(block.alt)}](${picturePath})`;
    const { head, rows } = block.table;
    return markdownTable(
      head,
      rows.map((row) => row.map(inMarkdown)),
    );
  });
  return `${[`# ${inMarkdown(title)}`, ...written].filter(Boolean).join('\n\n')}\n`;
}
