import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { recoveryKinds } from '../catalog/recovery';
import { resolve } from '../resolve';
import { example } from '../rules/example-designs';
import {
  composedAvailability,
  downtimeAMonth,
  groupAvailability,
  percent,
  redundant,
  serial,
  twoRegions,
} from './availability';

test('an ALB, a group over three zones and a database with a standby make 99.93 %, half an hour a month', () => {
  const all = serial([0.9999, 0.9999, 0.9995]);
  expect(percent(all)).toBe('99.93 %');
  expect(Math.round(downtimeAMonth(all))).toBe(31);
});

test('a database in one zone makes 99.48 %, almost four hours a month', () => {
  const all = serial([0.9999, 0.9999, 0.995]);
  expect(percent(all)).toBe('99.48 %');
  expect(Math.round(downtimeAMonth(all))).toBe(228);
});

test('a cache counts where somebody says that the application needs it', () => {
  const cached = (critical: string) =>
    composedAvailability(
      resolve(example({ with: { cache: { critical } } })(), catalog),
      recoveryKinds,
      { works: 0.99, says: 'works', minutes: null },
    )!;
  expect(cached('auto').working.join()).not.toMatch(/ElastiCache/);
  expect(cached('yes').working.join()).toMatch(/ElastiCache/);
  expect(cached('yes').of).toBeLessThan(cached('auto').of);
});

test('two regions, of which one waits, make about 99.999 % when a failover works by itself', () => {
  const one = serial([0.9999, 0.9999, 0.9995]);
  expect(percent(twoRegions(one, one, 0.99, 0, 0))).toBe('99.999 %');
  expect(twoRegions(one, one, 0.8, 0, 0)).toBeCloseTo(1 - 0.0007 * 0.2006, 5);
  // A failover of an hour once a year takes more than all the rest.
  expect(twoRegions(one, one, 0.99, 1, 60)).toBeCloseTo(0.99988, 5);
});

test('independent alternatives fail together only', () => {
  expect(redundant([0.9, 0.9])).toBeCloseTo(0.99, 10);
});

test('a group counts every set of zones that may be down, and promises no more than the SLA', () => {
  expect(groupAvailability(1, 3, 1)).toBe(0.995);
  expect(groupAvailability(3, 3, 2)).toBe(0.9999);
  // All of them are needed: three servers and three zones in a row.
  expect(groupAvailability(3, 3, 3)).toBeCloseTo((0.995 * 0.9995) ** 3, 10);
  expect(groupAvailability(2, 1, 1)).toBeCloseTo(0.9995 * (1 - 0.005 ** 2), 10);
  expect(groupAvailability(4, 2, 3)).toBeCloseTo(
    0.9995 ** 2 * (4 * 0.995 ** 3 * 0.005 + 0.995 ** 4),
    10,
  );
});

test('percentages are never rounded up', () => {
  expect(percent(0.999996)).toBe('99.999 %');
  expect(percent(1)).toBe('100.000 %');
  expect(percent(0.99939)).toBe('99.93 %');
});
