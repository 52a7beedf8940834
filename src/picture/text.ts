import { eastAsianWidth } from 'get-east-asian-width';

/** Shares of the font's size, between those of the fonts that a browser may take. */
const NARROW = /[ijlftrI.,:;'|!()[\]{} ·-]/;
const WIDE = /[mwMWO@%&]/;
const CAPITAL = /[A-Z0-9#$+<>=~_]/;

export interface Font {
  /** Pixels. */
  readonly size: number;
  readonly bold?: boolean;
  readonly mono?: boolean;
}

function shareOf(character: string, mono: boolean): number {
  if (eastAsianWidth(character.codePointAt(0) ?? 0) === 2) return 1.05;
  if (mono) return 0.61;
  if (NARROW.test(character)) return 0.34;
  if (WIDE.test(character)) return 0.9;
  return CAPITAL.test(character) ? 0.66 : 0.56;
}

/** About how many pixels a text takes: nobody can measure it where the picture is drawn. */
export function widthOf(text: string, { size, bold = false, mono = false }: Font): number {
  let shares = 0;
  for (const character of text) shares += shareOf(character, mono);
  return shares * size * (bold ? 1.16 : 1);
}

/** As much of it as there is room for, with an ellipsis where something is left out. */
export function fitted(text: string, room: number, font: Font): string {
  if (widthOf(text, font) <= room) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(`${kept}${character}…`, font) > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines of at most that width, broken between words where that can be; the last ends in an ellipsis where more would follow. */
export function wrapped(text: string, room: number, most: number, font: Font): readonly string[] {
  const lines = text.split('\n').flatMap((paragraph) => linesOf(paragraph, room, font));
  if (lines.length <= most) return lines;
  const last = `${lines[most - 1] ?? ''} …`;
  return [...lines.slice(0, most - 1), fitted(last, room, font)];
}

function linesOf(paragraph: string, room: number, font: Font): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, font) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (widthOf(line, font) > room && [...line].length > 1) {
      const head = headOf(line, room, font);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line];
}

/** At least one character, so that it ends. */
function headOf(text: string, room: number, font: Font): string {
  let head = '';
  for (const character of text) {
    if (head !== '' && widthOf(head + character, font) > room) break;
    head += character;
  }
  return head;
}
