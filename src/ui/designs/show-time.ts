const THIS_YEAR = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const EARLIER = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
/** What a date can hold. */
const MOST_MILLISECONDS = 8.64e15;

/** A moment, in milliseconds since 1970, as a person's calendar and clock have it. */
export function showTime(milliseconds: number): string {
  if (!(Math.abs(milliseconds) <= MOST_MILLISECONDS)) return 'unknown time';
  const isThisYear = new Date(milliseconds).getFullYear() === new Date().getFullYear();
  return (isThisYear ? THIS_YEAR : EARLIER).format(milliseconds);
}
