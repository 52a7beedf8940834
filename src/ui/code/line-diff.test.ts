import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countLines, diffLines, diffPieces, editsOf, marksOf, type TextEdit } from './line-diff';

/** Few different lines, so that they repeat, and texts with and without a newline at the end. */
const someText = fc
  .array(fc.constantFrom('', 'a', 'b', '}', '  count = 2'), { maxLength: 24 })
  .map((lines) => lines.join('\n'));

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offsetOf = ({ line, column }: TextEdit['start']) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  return [...edits]
    .toReversed()
    .reduce(
      (now, { start, end, text: put }) =>
        now.slice(0, offsetOf(start)) + put + now.slice(offsetOf(end)),
      text,
    );
}

const linesOf = (text: string) => text.split('\n').length;

describe('the lines that differ', () => {
  test('are none between equal texts', () => {
    expect(diffLines('a\nb\n', 'a\nb\n')).toEqual([]);
  });

  test('are the smallest stretches', () => {
    expect(diffLines('a\nb\nc\nd\ne', 'a\nB\nc\nd\nx\ne')).toEqual([
      { oldStart: 1, oldEnd: 2, newStart: 1, newEnd: 2 },
      { oldStart: 4, oldEnd: 4, newStart: 4, newEnd: 5 },
    ]);
  });

  test('as edits make the new text of the old one', () => {
    fc.assert(
      fc.property(someText, someText, (before, after) => {
        expect(applyEdits(before, editsOf(before, after, diffLines(before, after)))).toBe(after);
      }),
    );
  });

  test('lie apart, in order, and leave equal lines between them', () => {
    fc.assert(
      fc.property(someText, someText, (before, after) => {
        const [a, b] = [before.split('\n'), after.split('\n')];
        let [oldAt, newAt] = [0, 0];
        for (const hunk of diffLines(before, after)) {
          expect(a.slice(oldAt, hunk.oldStart)).toEqual(b.slice(newAt, hunk.newStart));
          [oldAt, newAt] = [hunk.oldEnd, hunk.newEnd];
        }
        expect(a.slice(oldAt)).toEqual(b.slice(newAt));
      }),
    );
  });

  test('are as true of texts in pieces, however these are cut', () => {
    const pieces = fc.array(fc.constantFrom('', 'a', 'a\n', 'b\n', '\n', 'b\na\n', 'b'), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(pieces, pieces, pieces, pieces, (head, one, other, tail) => {
        const cut = (middle: readonly string[]) =>
          [...head, ...middle, ...tail].map((text) => ({ text }));
        const joined = (middle: readonly string[]) => [...head, ...middle, ...tail].join('');
        const [before, after] = [joined(one), joined(other)];
        const hunks = diffPieces(cut(one), cut(other));
        expect(applyEdits(before, editsOf(before, after, hunks))).toBe(after);
        expect(hunks.length === 0).toBe(before === after);
        expect(countLines(cut(one))).toBe(linesOf(before));
      }),
    );
  });

  test('are one stretch where nearly everything differs', () => {
    const many = (word: string) =>
      Array.from({ length: 900 }, (_, index) => `${word} ${index}`).join('\n');
    expect(diffLines(`first\n${many('old')}`, `first\n${many('new')}`)).toEqual([
      { oldStart: 1, oldEnd: 901, newStart: 1, newEnd: 901 },
    ]);
  });
});

describe('marks in the gutter', () => {
  const marks = (before: string, after: string) =>
    marksOf(diffLines(before, after), linesOf(after));

  test('tell added, changed and removed lines apart', () => {
    expect(marks('a\nb', 'a\nx\nb')).toEqual([{ change: 'added', from: 2, to: 2 }]);
    expect(marks('a\nb\nc', 'a\nx\nc')).toEqual([{ change: 'changed', from: 2, to: 2 }]);
    expect(marks('a\nb\nc', 'a\nc')).toEqual([{ change: 'removed', from: 2, to: 2 }]);
  });

  test('stay inside the text when its end was removed', () => {
    expect(marks('a\nb', 'a')).toEqual([{ change: 'removed', from: 1, to: 1 }]);
  });

  test('lie inside the new text', () => {
    fc.assert(
      fc.property(someText, someText, (before, after) => {
        for (const { from, to } of marks(before, after)) {
          expect(from).toBeGreaterThanOrEqual(1);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(linesOf(after));
        }
      }),
    );
  });
});
