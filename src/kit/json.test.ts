import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyJson, isSameJson, sortKeys, type JsonValue } from './json';

const roomy = { depth: 1_000, values: 1_000_000 };

// As JSON.parse makes it, without what copyJson refuses.
const values = fc
  .json({ maxDepth: 4 })
  .filter((text) => !text.includes('__proto__'))
  .map((text) => JSON.parse(text) as JsonValue);

describe('isSameJson', () => {
  it('ignores the order of keys, but not of items', () => {
    expect(isSameJson({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
    expect(isSameJson([1, 2], [2, 1])).toBe(false);
  });

  it.each<[JsonValue | undefined, JsonValue | undefined]>([
    [{}, []],
    [null, {}],
    [null, undefined],
    [0, '0'],
    [{ a: null }, { b: null }],
    [{}, { a: 1 }],
    [JSON.parse('{"toString":1}') as JsonValue, { a: 1 }],
  ])('tells %j from %j', (a, b) => expect(isSameJson(a, b)).toBe(false));

  it('finds a copy the same', () => {
    fc.assert(fc.property(values, (value) => isSameJson(value, structuredClone(value))));
  });
});

it('E1 equal values have equal bytes once their keys are sorted', () => {
  expect(JSON.stringify(sortKeys({ b: [{ d: 1, c: 2 }], a: null }))).toBe(
    '{"a":null,"b":[{"c":2,"d":1}]}',
  );
  fc.assert(fc.property(values, (value) => isSameJson(value, sortKeys(value))));
});

describe('copyJson', () => {
  it('copies what is JSON', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(copyJson(value, roomy)).toEqual({ ok: true, value });
      }),
    );
  });

  it('counts a lone object as one level and a scalar as none', () => {
    expect(copyJson(1, { depth: 0, values: 1 }).ok).toBe(true);
    expect(copyJson({}, { depth: 1, values: 1 }).ok).toBe(true);
    expect(copyJson([[]], { depth: 1, values: 9 }).ok).toBe(false);
    expect(copyJson([1], { depth: 1, values: 1 }).ok).toBe(false);
  });
});
