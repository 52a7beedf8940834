// Bidirectional controls can make a reviewer read other code than Terraform does (CVE-2021-42574), so
// they are never printed raw. A lone surrogate has no UTF-8 form.
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}\ufeff]/u;
const UNSAFE_IN_LITERAL = new RegExp(`[\\\\"]|[$%]\\{|${INVISIBLE.source}`, 'gu');
const UNSAFE_IN_COMMENT = new RegExp(INVISIBLE.source, 'gu');
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '${': '$${',
  '%{': '%%{',
};

/** The inside of a quoted template, in which `text` can neither end the quotes nor start an interpolation. */
export function escapeLiteral(text: string): string {
  return text.replace(UNSAFE_IN_LITERAL, (unsafe) => {
    const short = SHORT_ESCAPES[unsafe];
    if (short !== undefined) return short;
    if (LONE_SURROGATE.test(unsafe)) return '\ufffd';
    return `\\u${unsafe.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The literal before an interpolation: a `$` at its end would turn `${` into the escape `$${`. */
export const escapeBeforeInterpolation = (text: string): string =>
  escapeLiteral(text).replace(/\$$/, () => '\\u0024');

export const quote = (text: string): string => `"${escapeLiteral(text)}"`;

/** One `# ` line per line of text; blank text gives no line at all. */
export function commentLines(text: string): readonly string[] {
  const clean = (line: string) =>
    line
      .replace(UNSAFE_IN_COMMENT, (unsafe) => (LONE_SURROGATE.test(unsafe) ? '\ufffd' : ' '))
      .trimEnd();
  const lines = text.split(LINE_BREAK).map(clean);
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return first < 0
    ? []
    : lines.slice(first, last + 1).map((line) => (line === '' ? '#' : `# ${line}`));
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;
// `{ for = 1 }` would be read as a for expression; the others are legal but read as values.
const KEYWORDS = new Set(['for', 'null', 'true', 'false']);

export const objectKey = (key: string): string =>
  IDENTIFIER.test(key) && !KEYWORDS.has(key) ? key : quote(key);

/** Names come from our own emitters, so a bad one is a bug and throws. */
export function identifier(name: string): string {
  if (!IDENTIFIER.test(name)) throw new Error(`Not an HCL identifier: ${JSON.stringify(name)}`);
  return name;
}

export function functionName(name: string): string {
  name.split('::').forEach(identifier);
  return name;
}

/** Raw HCL from our own emitters; more than one line would defeat the layout, so it throws. */
export function rawLine(text: string): string {
  if (text.trim() === '' || INVISIBLE.test(text)) {
    throw new Error(`Not one line of HCL: ${JSON.stringify(text)}`);
  }
  return text;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The width that `terraform fmt` counts: grapheme clusters, but none across two of HCL's tokens. */
export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return text
    .split(/(?<=^"|[$%]|[$%]{2}\{)|(?="$)/)
    .reduce((total, token) => total + [...graphemes.segment(token)].length, 0);
}
