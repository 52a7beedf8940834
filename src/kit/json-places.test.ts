import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPlaces, lineReader, placeAt, type JsonPlace } from './json-places';

const cut = (text: string, place: JsonPlace | undefined) =>
  place && text.slice(place.start, place.end);

test('a value begins with its key and ends where it ends, whatever stands in its texts', () => {
  const text = '{ "a{": {"b\\"]": [1, "x}",\n {"c": null}]},\n "d" : -1.5e3 }';
  const root = jsonPlaces(text);
  const at = (...path: string[]) => cut(text, placeAt(root, path));
  expect(at()).toBe(text);
  expect(at('a{', 'b"]')).toBe('"b\\"]": [1, "x}",\n {"c": null}]');
  expect(at('a{', 'b"]', '1')).toBe('"x}"');
  expect(at('a{', 'b"]', '2', 'c')).toBe('"c": null');
  expect(at('d')).toBe('"d" : -1.5e3');
  expect(at('e', 'f')).toBeUndefined();
});

test('of a key that is there twice it is the last, as JSON.parse has it', () => {
  const text = '{"a": 1, "a": 2}';
  expect(cut(text, placeAt(jsonPlaces(text), ['a']))).toBe('"a": 2');
});

test('every value of any JSON is where it says', () => {
  const check = (text: string, value: unknown, place: JsonPlace): void => {
    const own = text.slice(place.start, place.end).replace(/^"(?:[^"\\]|\\.)*"\s*:/, '');
    expect(JSON.parse(own)).toEqual(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) check(text, inner, place.inside.get(key)!);
  };
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
      const value: unknown = JSON.parse(json);
      if (typeof value !== 'object') return;
      const text = JSON.stringify(value, null, space);
      check(text, value, jsonPlaces(text));
    }),
    { numRuns: 100 },
  );
});

test('lines and columns are counted from one', () => {
  const at = lineReader('ab\n\ncd');
  expect([0, 1, 2, 3, 4, 6].map(at)).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 3, column: 3 },
  ]);
});
