import { expect, test } from 'vitest';
import { ruleBook } from '../../rules/rule-book';
import { searchRules } from './search-rules';

const found = (query: string) => searchRules(ruleBook, query).map(({ rule }) => rule.id);

test('rules are found by id, words, and what others call them', () => {
  expect(found('ml-4')[0]).toBe('ML-4');
  expect(found('CKV_AWS_157')).toContain('ML-4');
  expect(found('awssolutions-rds3')).toContain('ML-4');
  expect(found('standby zone')[0]).toBe('ML-4');
  expect(found('RDS.5')).toContain('ML-4');
  expect(found('no such thing anywhere')).toEqual([]);
  expect(found('  ')).toHaveLength(ruleBook.length);
});

test('a title comes before a reason', () => {
  const titles = found('standby');
  const inTitle = ruleBook.filter(({ rule }) => /standby/i.test(rule.title));
  expect(titles.slice(0, inTitle.length)).toEqual(inTitle.map(({ rule }) => rule.id));
});
