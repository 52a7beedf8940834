import { expect, test } from 'vitest';
import { TIME_ZONES } from './time-zones';

test.each(TIME_ZONES.map(({ value }) => value))('%s is a zone of the IANA database', (timeZone) => {
  expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
});

test('no zone stands twice', () => {
  expect(new Set(TIME_ZONES.map(({ value }) => value)).size).toBe(TIME_ZONES.length);
});
