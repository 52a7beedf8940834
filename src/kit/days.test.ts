import { expect, test } from 'vitest';
import { addDays } from './add-days';
import { isIsoDay } from './days';

test.each(['2026-03-31', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
  expect(isIsoDay(text)).toBe(true);
});

test.each([
  '',
  '2026-02-30',
  '2025-02-29',
  '2026-13-01',
  '2026-3-31',
  '2026-03-31T00:00',
  ' 2026-03-31',
  '+010000-01',
  '-000001-01',
  '31.3.2026',
  'never',
])('%j is none', (text) => expect(isIsoDay(text)).toBe(false));

test('days are added across months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-06-01', -1)).toBe('2026-05-31');
});
