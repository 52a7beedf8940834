import type { TipSide } from './tooltip-attributes';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

interface Placing {
  readonly gap?: number;
  readonly align?: 'start' | 'center' | 'end';
}

const MARGIN = 8;

const within = (value: number, size: number, available: number): number =>
  Math.max(MARGIN, Math.min(value, available - size - MARGIN));

const OPPOSITE: Readonly<Record<TipSide, TipSide>> = {
  top: 'bottom',
  bottom: 'top',
  left: 'right',
  right: 'left',
};

function fits(side: TipSide, anchor: Box, size: Size, view: Size, gap: number): boolean {
  switch (side) {
    case 'top':
      return anchor.top - gap - size.height >= MARGIN;
    case 'bottom':
      return anchor.bottom + gap + size.height <= view.height - MARGIN;
    case 'left':
      return anchor.left - gap - size.width >= MARGIN;
    case 'right':
      return anchor.right + gap + size.width <= view.width - MARGIN;
  }
}

/** The corner of a box beside its anchor, on the other side when there is no room, and always inside the view. */
export function placeBeside(
  anchor: Box,
  size: Size,
  view: Size,
  wanted: TipSide,
  { gap = wanted === 'left' || wanted === 'right' ? 10 : 6, align = 'center' }: Placing = {},
): { left: number; top: number } {
  const other = OPPOSITE[wanted];
  const isFlipped = !fits(wanted, anchor, size, view, gap) && fits(other, anchor, size, view, gap);
  const side = isFlipped ? other : wanted;
  const along = (start: number, end: number, length: number): number =>
    align === 'start' ? start : align === 'end' ? end - length : (start + end - length) / 2;
  const left =
    side === 'left'
      ? anchor.left - gap - size.width
      : side === 'right'
        ? anchor.right + gap
        : along(anchor.left, anchor.right, size.width);
  const top =
    side === 'top'
      ? anchor.top - gap - size.height
      : side === 'bottom'
        ? anchor.bottom + gap
        : along(anchor.top, anchor.bottom, size.height);
  return {
    left: Math.round(within(left, size.width, view.width)),
    top: Math.round(within(top, size.height, view.height)),
  };
}
