import { isIsoDay } from '../kit/days';

export const dateProblem = (text: string): string | null =>
  text === '' || isIsoDay(text) ? null : 'must be a date such as 2026-05-31, or empty.';
