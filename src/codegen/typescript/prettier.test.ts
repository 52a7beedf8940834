import fc from 'fast-check';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { anyStatement, anyStatements } from '../../testing/typescript-arbitraries';
import { print } from '../code';
import type { Statements } from './index';
import { importLine, namedImport, statements } from './index';

const formatted = (text: string) => format(text, { parser: 'typescript' });

/** In a function at that depth, for there statements may stand indented. */
function moduleOf(items: Statements, indent: number): string {
  const { text } = print(statements(items, indent));
  const margin = (depth: number) => '  '.repeat(depth);
  const depths = Array.from({ length: indent }, (_, depth) => depth);
  const opened = depths.map((depth) => `${margin(depth)}function f() {\n`).join('');
  const closed = depths.toReversed().map((depth) => `${margin(depth)}}\n`);
  return text === '' ? '' : opened + text + closed.join('');
}

describe('Prettier leaves as it is', () => {
  it.each([0, 1, 2, 3])('every statement at indentation %i', async (indent) => {
    const property = fc.asyncProperty(anyStatement, async (item) => {
      const text = moduleOf([item], indent);
      expect(await formatted(text)).toBe(text);
    });
    await fc.assert(property, { numRuns: 250 });
  });

  it('blocks of statements', async () => {
    const property = fc.asyncProperty(anyStatements, fc.nat({ max: 3 }), async (items, indent) => {
      const text = moduleOf(items, indent);
      expect(await formatted(text)).toBe(text);
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it('imports', async () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'bc', 'def'),
      minLength: 2,
      maxLength: 20,
    });
    const names = fc.array(name, { minLength: 1, maxLength: 6 });
    const property = fc.asyncProperty(names, name, async (imported, from) => {
      const lines = [importLine(imported[0] ?? 'a', from), namedImport(imported, from)];
      const text = lines.map((line) => `${print(line).text}\n`).join('');
      expect(await formatted(text)).toBe(text);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
