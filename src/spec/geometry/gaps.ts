/** A box on one axis. */
export interface Span {
  readonly start: number;
  readonly size: number;
}

/** From where to where nothing stands. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

const endOf = ({ start, size }: Span): number => start + size;
const lengthOf = ({ from, to }: Gap): number => to - from;

/** The two that stand next to a box on either side, the nearer first; what it covers is beside it on neither. */
function neighbours(box: Span, mates: readonly Span[]) {
  const middle = box.start + box.size / 2;
  const before = mates
    .filter((mate) => endOf(mate) <= middle)
    .toSorted((a, b) => endOf(b) - endOf(a));
  const after = mates.filter(({ start }) => start >= middle).toSorted((a, b) => a.start - b.start);
  return { before, after };
}

const between = (a: Span | undefined, b: Span | undefined): Gap | null =>
  a && b && b.start > endOf(a) ? { from: endOf(a), to: b.start } : null;

/** Where a box would be as far from its neighbour as that is from the next, or in the middle between two. */
export function evenPlaces(box: Span, mates: readonly Span[]): readonly number[] {
  const { before, after } = neighbours(box, mates);
  const [left, right] = [before[0], after[0]];
  const leftGap = between(before[1], left);
  const rightGap = between(right, after[1]);
  const room = between(left, right);
  return [
    ...(left && leftGap ? [endOf(left) + lengthOf(leftGap)] : []),
    ...(right && rightGap ? [right.start - lengthOf(rightGap) - box.size] : []),
    ...(room && lengthOf(room) > box.size ? [room.from + (lengthOf(room) - box.size) / 2] : []),
  ];
}

/** The gaps around a box that are alike, where there are such. */
export function evenGaps(box: Span, mates: readonly Span[]): readonly Gap[] {
  const { before, after } = neighbours(box, mates);
  const [left, right] = [between(before[0], box), between(box, after[0])];
  const beyond = [
    [between(before[1], before[0]), left],
    [left, right],
    [right, between(after[0], after[1])],
  ] as const;
  const even = beyond.flatMap(([a, b]) =>
    a && b && Math.abs(lengthOf(a) - lengthOf(b)) < 0.01 ? [a, b] : [],
  );
  return [...new Set(even)];
}
