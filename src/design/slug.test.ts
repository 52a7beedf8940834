import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { texts } from '../testing/design-arbitraries';
import { SLUG_PATTERN, uniqueSlug } from './slug';

it('makes a valid slug of any text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const slug = uniqueSlug(text, new Set());
      expect(slug).toMatch(SLUG_PATTERN);
      expect(uniqueSlug(text, new Set([slug]))).toMatch(SLUG_PATTERN);
    }),
  );
});

it('numbers a slug that is taken', () => {
  expect(uniqueSlug('Web', new Set())).toBe('web');
  expect(uniqueSlug('Web', new Set(['web', 'web-2']))).toBe('web-3');
});
