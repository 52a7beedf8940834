import { expect, test } from 'vitest';
import { rules } from './index';
import { READINGS } from './reads';

test('src/rules/reads.ts says what each rule reads, and nothing of rules that are gone', () => {
  expect([...READINGS.keys()].toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  for (const { reads, sources } of READINGS.values()) {
    expect(reads).toMatch(/^[A-Z].*[^.]\.$/);
    for (const source of sources) expect(source).toMatch(/^\S.*[^.;]$/);
  }
});
