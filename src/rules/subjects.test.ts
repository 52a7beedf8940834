import { expect, test } from 'vitest';
import { pass } from '../validation';
import { perSubject } from './subjects';

test('a subject keeps its verdict while all that is handed in with it is the same, wherever it stands', () => {
  const judge = perSubject((subject: { readonly name: string }, size: number) =>
    size > 0 ? [pass({ nodes: [subject.name] }, `${subject.name}: ${size}.`)] : [],
  );
  const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ name }));
  const say = (...subjects: [{ readonly name: string }, number][]) => judge(subjects);

  const first = say([a!, 1], [b!, 2], [c!, 3]);
  expect(first.map(({ evidence }) => evidence)).toEqual(['a: 1.', 'b: 2.', 'c: 3.']);
  expect(say([a!, 1], [b!, 2], [c!, 3])).toBe(first);

  const changed = say([a!, 1], [b!, 4], [c!, 3]);
  expect(changed.map(({ evidence }) => evidence)).toEqual(['a: 1.', 'b: 4.', 'c: 3.']);
  expect([changed[0], changed[2]]).toEqual([first[0], first[2]]);
  expect(changed[0]).toBe(first[0]);

  const shorter = say([b!, 4], [c!, 3]);
  expect(shorter[0]).toBe(changed[1]);
  expect(shorter[1]).toBe(changed[2]);
  expect(say([b!, 4], [c!, 0]).map(({ evidence }) => evidence)).toEqual(['b: 4.']);
  expect(say([{ name: 'b' }, 4])[0]).not.toBe(changed[1]);
  expect(say()).toEqual([]);
});
