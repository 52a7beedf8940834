import fc from 'fast-check';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import type { JsonValue } from '../../kit/json';
import { prettyJson } from './json';

it('is what Prettier leaves as it is', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', ' ', '\n', 'ü', '-') });
  const value = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(text, { maxLength: 12 }),
      fc.array(fc.integer(), { maxLength: 40 }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(text, tie('value'), { maxKeys: 5 }),
    ),
  })).value;
  const property = fc.asyncProperty(value, async (json) => {
    const printed = prettyJson({ json });
    expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify({ json })));
    expect(await format(printed, { parser: 'json' })).toBe(printed);
  });
  await fc.assert(property, { numRuns: 300 });
});
