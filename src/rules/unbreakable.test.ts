/** Rules that prove what no design can break: each is broken here by a model that does. */
import { expect, test } from 'vitest';
import { brokenModels } from '../testing/broken-models';
import { EXAMPLE_CONTEXT } from './example-context';
import { rules } from './index';
import { UNBREAKABLE } from './unbreakable';

test('each of them has a model that breaks it', () => {
  expect([...brokenModels.keys()].toSorted()).toEqual(UNBREAKABLE.toSorted());
});

test.each([
  ['PD-3', 'App database: the internet may connect on port 5432.'],
  ['PD-8', 'App database: no subnets of its own, so that AWS takes the default VPC.'],
  ['SE-6', 'Web servers: may read-write what no connection names.'],
  ['SE-12', 'App database: 1 rule of its security group without a purpose.'],
])('%s reports what it is there for', (id, says) => {
  const rule = rules.find((one) => one.id === id)!;
  const reported = [...rule.check(brokenModels.get(id)!, EXAMPLE_CONTEXT)].flatMap(
    ({ holds, evidence }) => (holds ? [] : [evidence]),
  );
  expect(reported).toContain(says);
});
