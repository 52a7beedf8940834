import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeId, nodeName, SUFFIXES, type Suffix } from './names';

const words = [
  ...SUFFIXES.flatMap((suffix) =>
    suffix
      .replaceAll(/(?!^)[A-Z]/g, '-$&')
      .toLowerCase()
      .split('-'),
  ),
  'a',
  'b',
  '2',
  'node',
  'to',
  'logs',
  'backup',
  'class',
  'cdk',
  'config',
];
const slug = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('-'))
  .filter((text) => /^[a-z]/.test(text));
const suffix = fc.constantFrom<Suffix | ''>('', ...SUFFIXES);

it.each([
  ['name', nodeName],
  ['id', nodeId],
])('E3 no two slugs give one %s, whatever is derived from them', (_, nameOf) => {
  const seen = new Map<string, string>();
  const property = fc.property(slug, suffix, (text, ending) => {
    const name = `${nameOf(text)}${ending}`;
    const source = `${text} ${ending}`;
    expect(seen.get(name) ?? source).toBe(source);
    seen.set(name, source);
  });
  fc.assert(property, { numRuns: 20_000 });
  expect(seen.size).toBeGreaterThan(2_000);
});

it('is a word that the language and the code around it leave free', () => {
  for (const taken of ['class', 'logs', 'backup', 'config', 'name', 'props', 'cdk', 'await']) {
    expect(nodeName(taken)).toBe(`${taken}Node`);
  }
  expect(nodeName('orders-db-2')).toBe('ordersDb_2');
});
