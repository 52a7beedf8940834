import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Code } from './code';
import { lineOf, lineStarts, print, spanAt } from './code';

const { code: anyCode } = fc.letrec<{ code: Code }>((tie) => ({
  code: fc.oneof(
    { maxDepth: 5 },
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.array(tie('code'), { maxLength: 4 }),
    fc.record({ origin: fc.record({ node: fc.string({ maxLength: 2 }) }), code: tie('code') }),
  ),
}));

const textOf = (code: Code): string =>
  typeof code === 'string'
    ? code
    : 'origin' in code
      ? textOf(code.code)
      : code.map(textOf).join('');

describe('print', () => {
  it('E5 spans lie inside the text and nest', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const { text, spans } = print(code);
        expect(text).toBe(textOf(code));
        spans.forEach((inner, index) => {
          expect(inner.start).toBeGreaterThanOrEqual(0);
          expect(inner.end).toBeGreaterThan(inner.start);
          expect(inner.end).toBeLessThanOrEqual(text.length);
          for (const outer of spans.slice(0, index)) {
            const isApart = outer.end <= inner.start;
            const isInside = outer.start <= inner.start && inner.end <= outer.end;
            expect(isApart || isInside).toBe(true);
          }
        });
      }),
    );
  });

  it('records where each origin was printed, outer before inner', () => {
    const code: Code = [
      'a',
      { origin: { node: 'n1' }, code: ['b', { origin: {}, code: 'c' }] },
      'd',
    ];
    expect(print(code)).toEqual({
      text: 'abcd',
      spans: [
        { start: 1, end: 3, origin: { node: 'n1' } },
        { start: 2, end: 3, origin: {} },
      ],
    });
  });

  it('leaves no span for an origin without text', () => {
    expect(print({ origin: { node: 'n1' }, code: ['', []] }).spans).toEqual([]);
  });
});

describe('spanAt', () => {
  const { spans } = print([
    'a',
    { origin: { node: 'n1' }, code: ['b', { origin: {}, code: 'c' }] },
  ]);

  it('finds the innermost span', () => {
    expect(spanAt(spans, 0)).toBeUndefined();
    expect(spanAt(spans, 1)?.origin).toEqual({ node: 'n1' });
    expect(spanAt(spans, 2)?.origin).toEqual({});
    expect(spanAt(spans, 3)).toBeUndefined();
  });
});

describe('lines', () => {
  it('joins offsets and 1-based lines', () => {
    const starts = lineStarts('ab\n\nc\n');
    expect(starts).toEqual([0, 3, 4, 6]);
    expect([0, 2, 3, 4, 5, 6].map((offset) => lineOf(starts, offset))).toEqual([1, 1, 2, 3, 3, 4]);
  });
});
