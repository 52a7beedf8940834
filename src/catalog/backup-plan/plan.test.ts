import { expect, it } from 'vitest';
import { restoreGroups } from './plan';

const named = (...names: readonly string[]) => [
  ...restoreGroups(
    names.map((name) => ({ restore: { name }, resourceType: 'RDS', policies: [] })),
  ).keys(),
];

it('names of restore selections are kept where they fit, and told apart by their end where they do not', () => {
  expect(named('s3', `rds_${'x'.repeat(46)}`)).toEqual(['s3', `rds_${'x'.repeat(46)}`]);
  const long = named(`rds_${'x'.repeat(60)}`, `rds_${'x'.repeat(60)}y`);
  expect(new Set(long).size).toBe(2);
  for (const name of long) expect(name).toMatch(/^rds_x+_[0-9a-f]{8}$/);
  expect(long.map(({ length }) => length)).toEqual([50, 50]);
});
