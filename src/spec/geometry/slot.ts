import { LEAF, snap, STEP } from './measures';

/** Slots are counted from the tier's edge, stored places from its content. */
export const TIER_INSET = 16;

/** The left edge of a place in a row, in the tier's content. Few nodes spread over the zones, so that labels fit between. */
export function slot(index: number, count: number, columns: number): number {
  const width = columns * STEP.x;
  const inset = STEP.x / 2 - LEAF.width / 2;
  const last = Math.max(width - LEAF.width - inset * 2, STEP.x * (count - 1));
  const x = count === 1 ? last / 2 : (last * index) / (count - 1);
  return Math.max(0, snap(inset + x - TIER_INSET));
}
