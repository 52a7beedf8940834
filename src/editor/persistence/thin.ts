/** What is thinned: moments, of which those that a person has named stay. */
interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly name: string | null;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Everything of the last two hours, then one of each hour of two days, then one of each day, as far back as there are these many. */
const ALL_WITHIN = 2 * HOUR;
const HOURLY_WITHIN = 2 * DAY;
export const MOST_UNNAMED = 60;

/** The moments that are closer to others than is worth keeping, of some that come newest first. */
export function superfluous<M extends Moment>(moments: readonly M[], now: number): readonly M[] {
  const taken = new Set<string>();
  let kept = 0;
  return moments.filter(({ at, name }) => {
    if (name !== null) return false;
    const age = now - at;
    const span = age <= ALL_WITHIN ? 1 : age <= HOURLY_WITHIN ? HOUR : DAY;
    const slot = `${span}/${Math.floor(at / span)}`;
    if (taken.has(slot) || kept >= MOST_UNNAMED) return true;
    taken.add(slot);
    kept += 1;
    return false;
  });
}
