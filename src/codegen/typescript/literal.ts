// What a reviewer cannot see, or sees in another order than the compiler (CVE-2021-42574), is never
// printed raw. The class holds unassigned characters too: nobody knows yet what they look like.
const INVISIBLE = '(?! )[\\p{C}\\p{Z}\\p{Default_Ignorable_Code_Point}\\u2800]';
// Programs differ in the width of emoji, which several characters may make together.
const EMOJI = '[\\p{Emoji_Presentation}\\p{Emoji_Modifier}\\u20e3]';
const UNSAFE_IN_LITERAL = new RegExp(`${INVISIBLE}|${EMOJI}|\\\\`, 'gu');
const UNSAFE_IN_COMMENT = new RegExp(INVISIBLE, 'gu');
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const escapeUnsafe = (text: string): string =>
  text.replace(UNSAFE_IN_LITERAL, (unsafe) => SHORT_ESCAPES[unsafe] ?? escapeCodePoint(unsafe));

function escapeCodePoint(character: string): string {
  const hex = character.codePointAt(0)?.toString(16) ?? '';
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** A string literal in the quotes that need fewer escapes, double ones if in doubt. */
export function quote(text: string): string {
  const count = (each: string) => text.split(each).length - 1;
  const mark = count('"') > count("'") ? "'" : '"';
  return mark + escapeUnsafe(text).replaceAll(mark, `\\${mark}`) + mark;
}

/** The text of a template literal, in which nothing can end it or start an interpolation. */
export const escapeTemplate = (text: string): string =>
  escapeUnsafe(text).replace(/`|\$(?=\{)/g, '\\$&');

/** One `// ` line per line of text; blank text gives no line at all. */
export function commentLines(text: string): readonly string[] {
  const lines = text.split(LINE_BREAK).map((line) => visible(line).trim());
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first, last + 1).map(commentLine);
}

function commentLine(line: string): string {
  if (line === '') return '//';
  // TypeScript obeys a comment that starts with `@ts-`.
  return line.startsWith('@') ? `// - ${line}` : `// ${line}`;
}

const visible = (line: string): string =>
  line.replace(UNSAFE_IN_COMMENT, (unsafe) => {
    if (/\p{Surrogate}/u.test(unsafe)) return '\ufffd';
    return /[\p{Cc}\p{Z}]/u.test(unsafe) ? ' ' : '';
  });

const NAME = '[A-Za-z_$][\\w$]*';
const IDENTIFIER = new RegExp(`^${NAME}$`);
const PATH = new RegExp(`^(?:import\\.meta|${NAME})(?:\\.${NAME}|\\[\\d+\\])*$`);
const HEAD = /^(?:import\.meta(?![\w$])|[\w$]+)/;
const PARAMETER = new RegExp(`^${NAME}(?:: ${NAME}(?:\\.${NAME})*)?$`);
const RESERVED = new Set(
  (
    'arguments async await break case catch class const continue debugger default delete do else enum ' +
    'eval export extends false finally for function if implements import in instanceof interface let ' +
    'new null package private protected public return static super switch this throw true try typeof ' +
    'undefined var void while with yield'
  ).split(' '),
);
/** Words that stand for a value and do not have to be declared. */
const VALUES = new Set(['false', 'null', 'super', 'this', 'true', 'undefined']);

// Prettier takes the quotes from a key that was an identifier in an older Unicode. These letters were;
// of any other such key one character is escaped, for then it keeps its quotes.
const SETTLED_KEY =
  /^(?![\d])[\w$\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0410-\u044f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]+$/;
const UNSETTLED_KEY = /^[$_\p{ID_Start}][$\u200c\u200d\p{ID_Continue}]*$/u;

/** A key as Prettier leaves it: bare where that is possible. */
export function objectKey(key: string): string {
  // Even in quotes it would set the prototype instead of an entry.
  if (key === '__proto__') return '["__proto__"]';
  if (SETTLED_KEY.test(key)) return key;
  const quoted = quote(key);
  return UNSETTLED_KEY.test(key) ? quoted.replace(/[^\x20-\x7e]/u, escapeCodePoint) : quoted;
}

/** Names come from our own emitters, so a bad one is a bug and throws. */
export function identifier(name: string): string {
  if (!IDENTIFIER.test(name) || RESERVED.has(name)) throw bad('identifier', name);
  return name;
}

/** A property: here even reserved words may stand. */
export function propertyName(name: string): string {
  if (!IDENTIFIER.test(name)) throw bad('property name', name);
  return name;
}

/** An identifier, perhaps with the name of its type: `stack: cdk.Stack`. */
export function parameter(text: string): string {
  if (!PARAMETER.test(text)) throw bad('parameter', text);
  identifier(boundName(text));
  return text;
}

export const boundName = (text: string): string => text.split(':')[0] ?? '';
export const typeName = (text: string): string => text.split(': ')[1] ?? '';

export interface Path {
  /** An identifier, a word such as `this`, or `import.meta`. */
  readonly head: string;
  /** Property names, and numbers for elements. */
  readonly steps: readonly (string | number)[];
}

/** A member path, `a.b[0].c`, taken as code: never pass text that a person wrote. */
export function path(text: string): Path {
  if (!PATH.test(text)) throw bad('one-line member path', text);
  const [head = ''] = HEAD.exec(text) ?? [];
  if (RESERVED.has(head) && !VALUES.has(head)) throw bad('value', text);
  const [, ...rest] = text.slice(head.length).split(/[.[]/);
  const steps = rest.map((step) => (step.endsWith(']') ? Number.parseInt(step, 10) : step));
  return { head, steps };
}

/** The name that has to be declared for a path of that head. */
export const declaredName = (head: string): string | undefined =>
  VALUES.has(head) || head === 'import.meta' ? undefined : head;

const bad = (kind: string, text: string): Error =>
  new Error(`Not a TypeScript ${kind}: ${JSON.stringify(text)}`);

export function number(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`Not a TypeScript number: ${value}`);
  return String(value).replace('e+', 'e');
}
