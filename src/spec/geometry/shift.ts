/** A number for every line of a drawing that never falls from top to bottom: how far what is drawn at the line has come up. */

/** As far as a corner at which it jumps or turns, and from there the same; or, where all is folded away, one more with every pixel. */
interface Piece {
  readonly from: number;
  readonly value: number;
  readonly isGrowing: boolean;
}

/** From the top; the first begins above everything and is the same all along. */
export type Shift = readonly Piece[];

export const NO_SHIFT: Shift = [{ from: -Infinity, value: 0, isGrowing: false }];

const pieceAt = (shift: Shift, y: number): Piece => shift.findLast(({ from }) => from <= y)!;
const valueIn = ({ from, value, isGrowing }: Piece, y: number): number =>
  isGrowing ? value + y - from : value;

export const shiftOf = (shift: Shift, y: number): number => valueIn(pieceAt(shift, y), y);

/** Nothing above a line, all below another, and between them one more with every pixel. */
export const growing = (from: number, total: number): Shift =>
  total <= 0
    ? NO_SHIFT
    : [
        ...NO_SHIFT,
        { from, value: 0, isGrowing: true },
        { from: from + total, value: total, isGrowing: false },
      ];

/** Of what begins lower, and has come up by more, as a whole. */
export const begunAt = (shift: Shift, top: number, more: number): Shift => [
  ...NO_SHIFT,
  { from: top, value: more + shiftOf(shift, 0), isGrowing: pieceAt(shift, 0).isGrowing },
  ...shift.flatMap(({ from, value, isGrowing }) =>
    from > 0 ? [{ from: from + top, value: value + more, isGrowing }] : [],
  ),
];

/** At each line the larger of two, or the smaller. */
function combined(one: Shift, other: Shift, isLarger: boolean): Shift {
  const corners = [...new Set([...one, ...other].map(({ from }) => from))].toSorted(
    (a, b) => a - b,
  );
  return corners.flatMap((from, index): readonly Piece[] => {
    const [a, b] = [one, other].map((shift) => {
      const piece = pieceAt(shift, from);
      return { from, value: valueIn(piece, from), isGrowing: piece.isGrowing };
    }) as [Piece, Piece];
    if (a.isGrowing === b.isGrowing) return [a.value > b.value === isLarger ? a : b];
    const [grows, stays] = a.isGrowing ? [a, b] : [b, a];
    const [first, then] = isLarger ? [stays, grows] : [grows, stays];
    const meeting = from + stays.value - grows.value;
    if (meeting <= from) return [then];
    const end = corners[index + 1] ?? Infinity;
    return meeting < end ? [first, { ...then, from: meeting, value: stays.value }] : [first];
  });
}

export const largest = (shifts: readonly Shift[]): Shift =>
  shifts.reduce((most, shift) => combined(most, shift, true), NO_SHIFT);

export const limited = (shift: Shift, most: number): Shift =>
  combined(shift, [{ from: -Infinity, value: most, isGrowing: false }], false);

/** The lines between which all is drawn at `y`, whatever is folded away there. */
export function linesAt(
  shift: Shift,
  y: number,
): { readonly first: number; readonly last: number } {
  let [first, last] = [Infinity, -Infinity];
  shift.forEach(({ from, value, isGrowing }, index) => {
    const end = shift[index + 1]?.from ?? Infinity;
    const line = y + value;
    // Where it grows, all its lines are drawn at one.
    if (isGrowing ? from >= line : end > line) first = Math.min(first, Math.max(from, line));
    if (from <= line) last = Math.max(last, isGrowing ? end : Math.min(end, line));
  });
  return { first, last };
}
