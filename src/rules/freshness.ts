import { daysBetween } from '../kit/days';
import { plural } from '../kit/words';

/** What is wrong with the day of an evidence, as the end of "Backups: the last restore that worked …"; null when nothing is. */
export function staleness(
  day: string,
  today: string,
  mostDays: number,
): { readonly isStale: boolean; readonly says: string } | null {
  const age = daysBetween(day, today);
  // What is no day is PA-1's to report.
  if (age === null) return null;
  if (age < 0) return { isStale: true, says: `is dated ${day}, which has not come yet` };
  const ago = age === 0 ? 'today' : `${plural(age, 'day')} ago`;
  return age > mostDays
    ? { isStale: true, says: `was on ${day}, ${ago}; it proves nothing after ${mostDays} days` }
    : { isStale: false, says: `was on ${day}, ${ago}, and counts for ${mostDays} days` };
}
