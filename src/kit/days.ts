/** Days as ISO 8601 writes them, "2026-03-31": their order is that of their text. Nothing here knows what day it is. */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MILLISECONDS = 86_400_000;

export function isIsoDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `day` must be a day. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * DAY_MILLISECONDS).toISOString().slice(0, 10);
