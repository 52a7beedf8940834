/** The shape of TypeScript, read by a parser that is not ours: all of it but what its texts say. */
import { parseSync } from 'vite';

/** What places and spells, and what the texts say. */
const UNSEEN: ReadonlySet<string> = new Set(['start', 'end', 'range', 'loc', 'raw', 'cooked']);

/** Throws when it is no TypeScript. */
export function shapeOf(path: string, text: string): readonly string[] {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const shape: string[] = [];
  walk(program, '', shape);
  return shape;
}

function walk(value: unknown, path: string, into: string[]): void {
  if (Array.isArray(value)) {
    into.push(`${path}: ${value.length}`);
    for (const [index, one] of value.entries()) walk(one, `${path}.${index}`, into);
    return;
  }
  if (typeof value !== 'object' || value === null) {
    into.push(`${path}: ${String(value)}`);
    return;
  }
  const node = value as Readonly<Record<string, unknown>>;
  const isLiteral = node['type'] === 'Literal';
  for (const [key, one] of Object.entries(node)) {
    if (UNSEEN.has(key)) continue;
    if (isLiteral && key === 'value') into.push(`${path}.value: ${typeof one}`);
    else walk(one, `${path}.${key}`, into);
  }
}
