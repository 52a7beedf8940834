/** What Auto Scaling takes as a recurrence: minute, hour, day of the month, month, day of the week, as in Unix cron. */

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

interface Part {
  readonly min: number;
  readonly max: number;
  /** Names for the numbers from `min` on. */
  readonly names?: readonly string[];
}

const PARTS: readonly Part[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: DAYS },
];

function numberOf(text: string, { min, max, names }: Part): number | null {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return min + named;
  if (!/^\d{1,2}$/.test(text)) return null;
  const number = Number(text);
  return number >= min && number <= max ? number : null;
}

/** One item of a list: a star, a number or a range, and a star or a range with a step. */
function isItem(text: string, part: Part): boolean {
  const [span = '', step, ...more] = text.split('/');
  if (more.length > 0) return false;
  if (step !== undefined && !(/^\d{1,2}$/.test(step) && Number(step) > 0)) return false;
  if (span === '*') return true;
  const [from = '', to, ...rest] = span.split('-');
  const first = numberOf(from, part);
  if (first === null || rest.length > 0) return false;
  if (to === undefined) return step === undefined;
  const last = numberOf(to, part);
  return last !== null && first <= last;
}

export function cronProblem(text: string): string | null {
  const parts = text.split(' ');
  return parts.length === PARTS.length &&
    parts.every((part, index) => part.split(',').every((item) => isItem(item, PARTS[index]!)))
    ? null
    : 'must be minute, hour, day, month and day of the week, such as 0 7 * * 1-5.';
}
