import { describe, expect, test } from 'vitest';
import type { ItemReport, ItemState, Rule, RuleReport, Severity, Verdict } from '../../validation';
import {
  badVerdicts,
  groupSummary,
  itemReason,
  ruleState,
  sortedRules,
  stateWords,
} from './states';

const rule = (id: string, severity: Severity): Rule => ({
  id,
  path: id,
  title: id,
  why: '',
  severity,
  maps: { wellArchitected: ['OPS'] },
  check: () => [],
  examples: { good: [], bad: [] },
});
const verdict = (holds: boolean, evidence: string, severity?: Severity): Verdict => ({
  holds,
  evidence,
  nodes: [],
  ...(severity ? { severity } : {}),
});
const report = (severity: Severity, ...verdicts: Verdict[]): RuleReport => ({
  rule: rule(`${severity}-${verdicts.length}`, severity),
  verdicts,
});
const item = (state: ItemState, ...rules: RuleReport[]): ItemReport => ({
  item: { id: 'C1', group: 'checklist', title: 'T', rules: [] },
  gap: { says: 'Nobody can tell.' },
  state,
  rules,
});

describe('the state of a rule', () => {
  test('is that of its worst verdict', () => {
    const mixed = report(
      'error',
      verdict(true, 'a'),
      verdict(false, 'b', 'info'),
      verdict(false, 'c'),
    );
    expect(ruleState(mixed)).toBe('fail');
    expect(badVerdicts(mixed).map(({ evidence }) => evidence)).toEqual(['c', 'b']);
    expect(ruleState(report('warning', verdict(false, 'a')))).toBe('warn');
  });

  test('is spoilt by no note, and is nothing without a subject', () => {
    expect(ruleState(report('info', verdict(false, 'a')))).toBe('pass');
    expect(ruleState(report('error'))).toBe('none');
  });

  test('orders the rules of an item: what fails first, what has no subject last', () => {
    const [none, good] = [report('error'), report('error', verdict(true, 'a'))];
    const [bad, warned] = [
      report('error', verdict(false, 'b')),
      report('warning', verdict(false, 'c')),
    ];
    expect(sortedRules([none, good, warned, bad])).toEqual([bad, warned, good, none]);
  });
});

describe('the words of an item', () => {
  test('give the worst evidence and how much more there is', () => {
    const failing = item(
      'fail',
      report('warning', verdict(false, 'Weak.')),
      report('error', verdict(false, 'db: one zone.'), verdict(false, 'cache: one zone.')),
    );
    expect(itemReason(failing)).toBe('db: one zone. And 1 more.');
  });

  test('say why an open item is open, and nothing of one that passes', () => {
    expect(itemReason(item('open'))).toBe('Nobody can tell.');
    expect(itemReason(item('pass'))).toBeNull();
  });

  test('never call a mistake proved', () => {
    expect(stateWords('checklist', 'pass')).toBe('Proved');
    expect(stateWords('mistakes', 'pass')).toBe('Avoided');
    expect(groupSummary('mistakes', [item('pass'), item('fail'), item('none')])).toBe(
      '1 of 3 avoided',
    );
  });
});
