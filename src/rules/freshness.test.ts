import { expect, test } from 'vitest';
import { daysBetween } from '../kit/days';

test('days are counted over months and leap years, and text that is no day counts as none', () => {
  expect(daysBetween('2026-05-31', '2026-06-01')).toBe(1);
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-06-01', '2026-05-31')).toBe(-1);
  expect(daysBetween('soon', '2026-05-31')).toBeNull();
  expect(daysBetween('2026-05-31', '')).toBeNull();
  expect(daysBetween('2026-13-01', '2026-05-31')).toBeNull();
});
