import { evenGaps, evenPlaces, type Span } from './gaps';
import { GRID, type Point, type Rect } from './measures';

/** A line along which what is held stands with others; `along` is the axis that it runs along. */
export interface Guide {
  readonly along: 'x' | 'y';
  /** On the other axis. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** It measures one of several distances that are alike. */
  readonly isGap?: true;
}

export interface Aligned {
  readonly at: Point;
  readonly guides: readonly Guide[];
}

const spanOf = (rect: Rect, axis: 'x' | 'y'): Span =>
  axis === 'x' ? { start: rect.x, size: rect.width } : { start: rect.y, size: rect.height };

/** Lines to what stands farther away would only cross the drawing. */
const NEAR = 640;
const HAIR = 0.01;

const SHARES = [0, 1, 0.5] as const;
const lineOf = ({ start, size }: Span, share: number): number => start + size * share;

const gapBetween = (a: Span, b: Span): number =>
  Math.max(a.start - (b.start + b.size), b.start - (a.start + a.size), 0);

/** A place that would be stored as it is: anything else would move when it is let go. */
const isOnGrid = (place: number, grid: number): boolean => {
  const off = Math.abs(place - grid) % GRID;
  return Math.min(off, GRID - off) < HAIR;
};

/** The nearest start at which an edge meets the same edge, or the middle the middle, of one of the others, or the gaps are even; else the grid's. */
function settle(
  raw: Span,
  grid: number,
  others: readonly Span[],
  mates: readonly Span[],
  reach: number,
): number {
  let best = grid;
  let way = reach;
  const lines = others.flatMap((other) =>
    SHARES.map((share) => lineOf(other, share) - raw.size * share),
  );
  for (const place of [...lines, ...evenPlaces(raw, mates)]) {
    const off = Math.abs(place - raw.start);
    if (off > way || (off === way && best !== grid) || !isOnGrid(place, grid)) continue;
    best = place;
    way = off;
  }
  return best;
}

/** The lines that the box shares with others. Where both edges meet, the middle says nothing more. */
function guidesOf(box: Rect, others: readonly Rect[], axis: 'x' | 'y'): readonly Guide[] {
  const cross = axis === 'x' ? 'y' : 'x';
  const own = spanOf(box, axis);
  const across = spanOf(box, cross);
  const reached = new Map<number, { from: number; to: number }>();
  for (const other of others) {
    const span = spanOf(other, axis);
    const shared = SHARES.filter(
      (share) => Math.abs(lineOf(span, share) - lineOf(own, share)) < HAIR,
    );
    for (const share of shared.length > 1 ? shared.filter((one) => one !== 0.5) : shared) {
      const at = lineOf(own, share);
      const known = reached.get(at) ?? { from: across.start, to: across.start + across.size };
      const far = spanOf(other, cross);
      reached.set(at, {
        from: Math.min(known.from, far.start),
        to: Math.max(known.to, far.start + far.size),
      });
    }
  }
  return [...reached].map(([at, ends]) => ({ along: cross, at, ...ends }));
}

/**
 * Where a box that is held comes to stand: on a line with one of the others if that is within `reach` of where the hand has it,
 * on the grid if not; and the lines that show it. `grid` is where the grid alone would put it.
 */
export function alignBox(
  raw: Rect,
  grid: Point,
  others: readonly Rect[],
  reach: number,
  /** Those from which distances are measured. */
  beside: readonly Rect[] = others,
): Aligned {
  const near = (axis: 'x' | 'y') => {
    const cross = axis === 'x' ? 'y' : 'x';
    return others.filter((other) => gapBetween(spanOf(raw, cross), spanOf(other, cross)) <= NEAR);
  };
  const [inColumn, inRow] = [near('x'), near('y')];
  const spans = (rects: readonly Rect[], axis: 'x' | 'y') =>
    rects.map((rect) => spanOf(rect, axis));
  /** Those that it would meet on its way along the axis. */
  const mates = (box: Rect, axis: 'x' | 'y') => {
    const cross = axis === 'x' ? 'y' : 'x';
    const across = spanOf(box, cross);
    return spans(
      beside.filter((other) => gapBetween(across, spanOf(other, cross)) === 0),
      axis,
    );
  };
  const at = {
    x: settle(spanOf(raw, 'x'), grid.x, spans(inColumn, 'x'), mates(raw, 'x'), reach),
    y: settle(spanOf(raw, 'y'), grid.y, spans(inRow, 'y'), mates(raw, 'y'), reach),
  };
  const box = { ...raw, ...at };
  const gapsOf = (axis: 'x' | 'y'): readonly Guide[] => {
    const across = spanOf(box, axis === 'x' ? 'y' : 'x');
    return evenGaps(spanOf(box, axis), mates(box, axis)).map((gap) => ({
      along: axis,
      at: lineOf(across, 0.5),
      ...gap,
      isGap: true,
    }));
  };
  return {
    at,
    guides: [
      ...guidesOf(box, inColumn, 'x'),
      ...guidesOf(box, inRow, 'y'),
      ...gapsOf('x'),
      ...gapsOf('y'),
    ],
  };
}
