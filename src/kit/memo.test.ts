import { expect, test } from 'vitest';
import { isSameTree } from './memo';

test.each([
  [{ a: [1, { b: 'c' }] }, { a: [1, { b: 'c' }] }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [[1, 2], [2, 1], false],
  [{}, [], false],
  [new Map([['a', [1]]]), new Map([['a', [1]]]), true],
  [new Map([['a', [1]]]), new Map([['a', [2]]]), false],
  [new Set(['a']), new Set(['b']), false],
  [new Map(), new Set(), false],
  [{}, new Map([['a', 1]]), false],
  [new Map([['a', 1]]), {}, false],
])('trees %j and %j', (a, b, isSame) => {
  expect(isSameTree(a, b)).toBe(isSame);
});
