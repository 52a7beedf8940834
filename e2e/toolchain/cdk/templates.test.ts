import { describe, expect, it } from 'vitest';
import { templates } from '../../../src/templates';
import { twoWayCopies } from '../../../src/testing/two-way-copies';
import { Assembly } from './assembly';
import { describeApps } from './cases';
import { PROMISED, PROMISES } from './promises';

const cases = [
  ...templates.map(({ id, build }) => ({ name: id, design: build() })),
  { name: 'copies both ways', design: twoWayCopies() },
];
const synthesized = describeApps('a CDK app of every template', cases);

describe('what the methodology asks', () => {
  it('is asked of every template, and all of it of some', () => {
    expect(Object.keys(PROMISED).toSorted()).toEqual(templates.map(({ id }) => id).toSorted());
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
