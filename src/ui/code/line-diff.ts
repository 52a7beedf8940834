import { remember } from '../../kit/memo';

/** A stretch of lines that differs; 0-based, the ends exclusive. Either side may be empty. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Beyond this many differing lines nobody reads single marks, and the search grows with the square. */
const MOST_DIFFERENCES = 300;

/** The lines that differ, in their order: Myers' shortest edit between what both texts begin and end with. */
export function diffLines(before: string, after: string): readonly Hunk[] {
  if (before === after) return [];
  const { begin, ends } = shared(before, after);
  const first = breaksIn(before, begin);
  const a = linesOf(before, begin, ends[0]);
  const b = linesOf(after, begin, ends[1]);
  return hunksBetween(commonLines(a, b), a.length, b.length).map((hunk) => moved(hunk, first));
}

/** A stretch of a text that stays the same object, or the same words, as long as nothing changes in it. */
interface Piece {
  readonly text: string;
}

/** The same for texts in pieces: what both begin and end with is not read, however long it is. */
export function diffPieces(before: readonly Piece[], after: readonly Piece[]): readonly Hunk[] {
  const shorter = Math.min(before.length, after.length);
  const isSame = (a: Piece | undefined, b: Piece | undefined) => a === b || a?.text === b?.text;
  const ends = (piece: Piece | undefined) => piece === undefined || piece.text.endsWith('\n');
  let begin = 0;
  while (begin < shorter && isSame(before[begin], after[begin])) begin += 1;
  while (!ends(before[begin - 1])) begin -= 1;
  let tail = 0;
  while (tail < shorter - begin && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  // What comes before the tail has to end a line in both.
  const isCut = (pieces: readonly Piece[]) => ends(pieces[pieces.length - tail - 1]);
  while (tail > 0 && !(isCut(before) && isCut(after))) tail -= 1;
  // A line stands for the tail: the empty one after the last break is not for the taking where more follows.
  const follows = tail > 0 ? '…' : '';
  const middle = (pieces: readonly Piece[]) =>
    pieces
      .slice(begin, pieces.length - tail)
      .map(({ text }) => text)
      .join('') + follows;
  const first = before.slice(0, begin).reduce((sum, piece) => sum + breaksOf(piece), 0);
  return diffLines(middle(before), middle(after)).map((hunk) => moved(hunk, first));
}

const moved = (hunk: Hunk, by: number): Hunk => ({
  oldStart: hunk.oldStart + by,
  oldEnd: hunk.oldEnd + by,
  newStart: hunk.newStart + by,
  newEnd: hunk.newEnd + by,
});

/** How many lines a text in pieces has; one that ends with a break has an empty one after it. */
export const countLines = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + breaksOf(piece), 1);

const breaksOf = remember(({ text }: Piece): number => breaksIn(text, text.length));

function breaksIn(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    count += 1;
  return count;
}

/** Lines that both texts begin and end with are not even taken apart: a file of 20,000 changes in one of them. */
function shared(a: string, b: string): { begin: number; ends: readonly [number, number] } {
  const shorter = Math.min(a.length, b.length);
  let same = 0;
  while (same < shorter && a.charCodeAt(same) === b.charCodeAt(same)) same += 1;
  const begin = a.slice(0, same).lastIndexOf('\n') + 1;
  let tail = 0;
  while (
    tail < shorter - begin &&
    a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)
  ) {
    tail += 1;
  }
  // The tail has to begin with a line of its own in both: after a break, which is left to the lines before.
  const at = a.indexOf('\n', a.length - tail);
  const rest = at < 0 ? 0 : a.length - at - 1;
  return { begin, ends: [a.length - rest, b.length - rest] };
}

/** The lines of a part that begins with a line, and ends with the text or with a break. */
function linesOf(text: string, begin: number, end: number): readonly string[] {
  const lines = text.slice(begin, end).split('\n');
  return end < text.length ? lines.slice(0, -1) : lines;
}

type Pair = readonly [old: number, new: number];

/** How far each diagonal reaches after some number of differences: the place in the old text, by diagonal. */
type Reach = (diagonal: number) => number;

const comesDown = (reach: Reach, diagonal: number, depth: number): boolean =>
  diagonal === -depth || (diagonal !== depth && reach(diagonal - 1) < reach(diagonal + 1));

/** The lines that stay, as pairs of indices; none where the texts differ too much. */
function commonLines(a: readonly string[], b: readonly string[]): readonly Pair[] {
  const most = Math.min(MOST_DIFFERENCES, a.length + b.length);
  const middle = most + 1;
  const furthest = new Int32Array(2 * middle + 1);
  const reach: Reach = (diagonal) => furthest[middle + diagonal] ?? -1;
  const trace: Reach[] = [];
  for (let depth = 0; depth <= most; depth += 1) {
    const before = furthest.slice(middle - depth - 1, middle + depth + 2);
    trace.push((diagonal) => before[depth + 1 + diagonal] ?? -1);
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      let x = comesDown(reach, diagonal, depth) ? reach(diagonal + 1) : reach(diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      furthest[middle + diagonal] = x;
      if (x >= a.length && x - diagonal >= b.length) return walkBack(trace, a.length, b.length);
    }
  }
  return [];
}

function walkBack(trace: readonly Reach[], oldLength: number, newLength: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let [x, y] = [oldLength, newLength];
  for (const [depth, reach] of [...trace.entries()].toReversed()) {
    const diagonal = x - y;
    const previous = comesDown(reach, diagonal, depth) ? diagonal + 1 : diagonal - 1;
    const [previousX, previousY] =
      depth === 0 ? [0, 0] : [reach(previous), reach(previous) - previous];
    while (x > previousX && y > previousY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [previousX, previousY];
  }
  return pairs.toReversed();
}

function hunksBetween(pairs: readonly Pair[], oldLength: number, newLength: number) {
  const hunks: Hunk[] = [];
  let [oldStart, newStart] = [0, 0];
  for (const [oldEnd, newEnd] of [...pairs, [oldLength, newLength] as const]) {
    if (oldEnd > oldStart || newEnd > newStart) hunks.push({ oldStart, oldEnd, newStart, newEnd });
    [oldStart, newStart] = [oldEnd + 1, newEnd + 1];
  }
  return hunks;
}

export interface TextEdit {
  /** 1-based line and column, as editors count. */
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  readonly text: string;
}

/** The edits that make the new text of the old one; all of them count in the old one. */
export function editsOf(before: string, after: string, hunks: readonly Hunk[]): TextEdit[] {
  const a = before.split('\n');
  const b = after.split('\n');
  const endOf = (line: number) => ({ line, column: (a[line - 1] ?? '').length + 1 });
  return hunks.map(({ oldStart, oldEnd, newStart, newEnd }) => {
    const lines = b.slice(newStart, newEnd);
    if (oldEnd < a.length) {
      return {
        start: { line: oldStart + 1, column: 1 },
        end: { line: oldEnd + 1, column: 1 },
        text: lines.map((line) => `${line}\n`).join(''),
      };
    }
    // The last line has no newline of its own, so the one before it goes or comes along.
    const start = oldStart === 0 ? { line: 1, column: 1 } : endOf(oldStart);
    const text = oldStart === 0 ? lines.join('\n') : lines.map((line) => `\n${line}`).join('');
    return { start, end: endOf(a.length), text };
  });
}

export interface LineMark {
  readonly change: 'added' | 'changed' | 'removed';
  /** 1-based, inclusive. For removed lines the line that now stands where they were. */
  readonly from: number;
  readonly to: number;
}

/** What the gutter shows of the hunks, in lines of the new text. */
export function marksOf(hunks: readonly Hunk[], lineCount: number): readonly LineMark[] {
  return hunks.map(({ oldStart, oldEnd, newStart, newEnd }) => {
    if (newEnd === newStart) {
      const at = Math.min(newStart + 1, lineCount);
      return { change: 'removed', from: at, to: at };
    }
    return { change: oldEnd === oldStart ? 'added' : 'changed', from: newStart + 1, to: newEnd };
  });
}
