import type { Step } from './facts';

const RESTORE_BASE_MINUTES = 15;
/** The middle of what is seen, 100 to 200 GB an hour. */
const RESTORE_GIB_PER_HOUR = 150;

/** A database from its backup. */
export const restoreOf = (gib: number): Step => ({
  says: `the restore of ${gib} GiB`,
  minutes: RESTORE_BASE_MINUTES + Math.ceil((gib / RESTORE_GIB_PER_HOUR) * 60),
  source: `${RESTORE_BASE_MINUTES} min and ${RESTORE_GIB_PER_HOUR} GiB an hour`,
  byHand: true,
});

/** Of what grows without a size that is drawn: the least. */
export const restoreOfUnknownSize = (what: string): Step => ({
  says: `the restore of ${what}, and longer the more there are`,
  minutes: RESTORE_BASE_MINUTES,
  source: `${RESTORE_BASE_MINUTES} min at least; the size is not drawn`,
  byHand: true,
});
