import { describe, expect, it } from 'vitest';
import { soundTemplates } from '../../../src/templates';
import { asPrinted } from '../../../src/templates/as-printed';
import { twoWayCopies } from '../../../src/testing/two-way-copies';
import { allFixed } from '../refusals';
import { Assembly } from './assembly';
import { describeApps } from './cases';
import { PROMISED, PROMISES } from './promises';

const FIXED = 'as-printed, all fixed';
const PRINTED = 'as-printed';
const cases = [
  ...soundTemplates.map(({ id, build }) => ({ name: id, design: build() })),
  { name: PRINTED, design: asPrinted.build() },
  { name: FIXED, design: allFixed(asPrinted.build()) },
  { name: 'copies both ways', design: twoWayCopies() },
];
const synthesized = describeApps('a CDK app of every template', cases);

describe('what the methodology asks', () => {
  it('is asked of every template, and all of it of some', () => {
    expect(Object.keys(PROMISED).toSorted()).toEqual(soundTemplates.map(({ id }) => id).toSorted());
    expect(new Set(Object.values(PROMISED).flat())).toEqual(new Set(Object.keys(PROMISES)));
  });

  it.each(Object.entries(PROMISED))('stands in the templates of %s', (id, promised) => {
    const assembly = new Assembly(synthesized.get(id)?.stacks ?? []);
    for (const name of promised) {
      const { about, faults } = PROMISES[name](assembly);
      expect.soft(faults, name).toEqual([]);
      expect.soft(about, `${name}: there is nothing to promise it of`).toBeGreaterThan(0);
    }
  });
});

describe('what the methodology prints', () => {
  it('is refused by the CDK command until it is fixed', () => {
    expect(synthesized.get(PRINTED)?.refusals).toEqual([
      expect.stringContaining('two listeners on port 443'),
    ]);
    expect(synthesized.get(FIXED)?.refusals).toEqual([]);
  });
});
