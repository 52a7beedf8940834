import { expect, test } from 'vitest';
import { readRuleAddress, ruleFragment } from './rule-address';

test('a fragment is the address of a rule, of all rules, or of none', () => {
  expect(readRuleAddress(ruleFragment('ML-4'))).toEqual({ id: 'ML-4' });
  expect(readRuleAddress('#rule=ml-4')).toEqual({ id: 'ML-4' });
  expect(readRuleAddress('#rules')).toEqual({ id: null });
  for (const other of ['', '#', '#1.abc', '#rule=', '#rule=<b>', '#rules=ML-4']) {
    expect(readRuleAddress(other)).toBeNull();
  }
});
