import type { JsonValue } from '../../kit/json';

const LINE_COLUMNS = 80;

/** JSON as Prettier leaves it: objects on lines of their own, lists of scalars on one line where they fit. */
export const prettyJson = (value: JsonValue): string => `${print(value, 0, 0)}\n`;

/** `taken`: the columns of its line that the value does not have, with the comma after it. */
function print(value: JsonValue, indent: number, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = '  '.repeat(indent + 1);
  const end = '  '.repeat(indent);
  if (Array.isArray(value)) {
    const flat = flatOf(value);
    if (flat !== null && taken + flat.length <= LINE_COLUMNS) return flat;
    if (value.every((item) => typeof item === 'number')) {
      return `[\n${filled(value, inner)}\n${end}]`;
    }
    const lines = value.map(
      (item, index) =>
        `${inner}${print(item, indent + 1, inner.length + comma(index, value.length))}`,
    );
    return `[\n${lines.join(',\n')}\n${end}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item], index) => {
    const head = `${inner}${JSON.stringify(key)}: `;
    return `${head}${print(item, indent + 1, head.length + comma(index, entries.length))}`;
  });
  return `{\n${lines.join(',\n')}\n${end}}`;
}

const comma = (index: number, count: number): number => (index + 1 < count ? 1 : 0);

/** On one line; null for what has to break: an object with entries, and several lists of several items. */
function flatOf(value: JsonValue): string | null {
  if (!Array.isArray(value)) {
    return typeof value !== 'object' || value === null || Object.keys(value).length === 0
      ? JSON.stringify(value)
      : null;
  }
  const isMatrix =
    value.length > 1 && value.every((item) => Array.isArray(item) && item.length > 1);
  const items = value.map(flatOf);
  return isMatrix || items.includes(null) ? null : `[${items.join(', ')}]`;
}

/** Numbers fill the lines. */
function filled(numbers: readonly number[], inner: string): string {
  const lines: string[] = [];
  let line = inner;
  numbers.forEach((number, index) => {
    const text = `${number}${index + 1 < numbers.length ? ',' : ''}`;
    const isFirst = line === inner;
    if (!isFirst && line.length + ' '.length + text.length > LINE_COLUMNS) {
      lines.push(line);
      line = `${inner}${text}`;
    } else line += isFirst ? text : ` ${text}`;
  });
  return [...lines, line].join('\n');
}
