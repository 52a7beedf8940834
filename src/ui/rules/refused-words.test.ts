import { expect, test } from 'vitest';
import { rules } from '../../rules';
import { refusedWords } from './refused-words';

const wordsOf = (id: string): string => refusedWords(rules.find((rule) => rule.id === id)!);

test('a page says that all of it is refused of no rule that also reads what no code holds', () => {
  expect(wordsOf('LB-4')).toBe(': AWS or the tools would refuse it');
  expect(wordsOf('BK-8')).toBe(': AWS or the tools would refuse it');
  expect(wordsOf('PA-1')).toBe('; what of it the code holds, AWS or the tools would refuse');
  expect(wordsOf('ML-1')).toBe('');
});
