/** Dates that a person writes into a field. Nothing here knows what day it is. */
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const isDate = (text: string): boolean => {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

export const dateProblem = (text: string): string | null =>
  text === '' || isDate(text) ? null : 'must be a date such as 2026-05-31, or empty.';
