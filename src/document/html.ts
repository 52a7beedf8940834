import { element, escaped } from '../picture/markup';
import { LINE_END, type Block } from './blocks';

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
body { max-width: 960px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 26px; line-height: 1.25; }
h2 { margin-top: 36px; padding-bottom: 4px; border-bottom: 1px solid #8884; font-size: 19px; }
h3 { margin-top: 24px; font-size: 16px; }
p, li { overflow-wrap: anywhere; }
p { white-space: pre-line; }
figure { margin: 20px 0; padding: 8px; border: 1px solid #8884; border-radius: 8px; background: #fafbfc; }
figure svg { display: block; width: 100%; height: auto; max-height: 80vh; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 6px 10px 6px 0; border-bottom: 1px solid #8884; text-align: start; vertical-align: top; }
@media print { body { max-width: none; padding: 0; } figure, tr { break-inside: avoid; } }
`;

/** As a person has broken it; a program that pastes from the page keeps that, and knows nothing of the style. */
const inLines = (text: string): string => text.split(LINE_END).map(escaped).join('<br>');

/** One file that needs nothing beside it: no script, no font, no request. */
export function toHtml(title: string, blocks: readonly Block[]): string {
  const body = blocks.map((block) => {
    if ('heading' in block)
      return element(`h${block.level}`, { id: block.id }, escaped(block.heading));
    if ('text' in block) return element('p', {}, escaped(block.text));
    if ('list' in block)
      return element('ul', {}, ...block.list.map((each) => element('li', {}, inLines(each))));
    // The picture is markup that this program has written.
    if ('picture' in block)
      return element('figure', { role: 'img', 'aria-label': block.alt }, block.picture);
    const cells = (name: string, row: readonly string[]) =>
      element('tr', {}, ...row.map((cell) => element(name, {}, escaped(cell))));
    const { head, rows } = block.table;
    return element(
      'div',
      { class: 'table' },
      element(
        'table',
        {},
        element('thead', {}, cells('th', head)),
        element('tbody', {}, ...rows.map((row) => cells('td', row))),
      ),
    );
  });
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    element('h1', {}, escaped(title)),
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
