import { expect, test } from 'vitest';
import { cronProblem } from './cron';

test.each(['0 7 * * 1-5', '30 6 1,15 JAN-JUN *', '*/15 8-18 * * MON-FRI', '0 0 1-31/2 12 0,6'])(
  '%s recurs',
  (text) => {
    expect(cronProblem(text)).toBeNull();
  },
);

test.each([
  '',
  '0 7 * *',
  '0 7 * * 1-5 2026',
  '60 7 * * *',
  '0 24 * * *',
  '0 7 0 * *',
  '0 7 * 13 *',
  '0 7 * * 7',
  '0 7 * * FRI-MON',
  '0 7 ? * *',
  '0/5 7 * * *',
  '*/0 * * * *',
  '1-2-3 * * * *',
  '0  7 * * *',
  '0 7 * * "1"',
  '0 7 * * ${x}',
])('"%s" does not', (text) => {
  expect(cronProblem(text)).toMatch(/^must be .*\.$/);
});
