import { describe, expect, test } from 'vitest';
import {
  acceptedVerdicts,
  acceptedWords,
  badVerdicts,
  type AcceptedFinding,
  type ItemReport,
  type ItemState,
  type Rule,
  type RuleReport,
  type Severity,
  type Verdict,
} from '../../validation';
import { groupSummary, ruleState, sortedRules, stateWords } from './states';

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
const waiver = {
  id: 'w1',
  rule: 'ML-4',
  subject: null,
  field: null,
  reason: 'Agreed.',
  owner: 'Platform',
  until: '2026-03-31',
};
const acceptedVerdict: Verdict = {
  ...verdict(false, 'c'),
  acceptance: { waiver, isOver: false },
};
const report = (severity: Severity, ...verdicts: Verdict[]): RuleReport => ({
  rule: rule(`${severity}-${verdicts.length}`, severity),
  verdicts,
});
const item = (state: ItemState, ...rules: RuleReport[]): ItemReport => ({
  item: { id: 'C1', group: 'checklist', title: 'T', from: 'sketch', lacking: 'No.', rules: [] },
  gap: { says: 'Nobody can tell.' },
  state,
  rules,
  accepted: [],
  silent: [],
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

  test('is a note where it has nothing worse, and is nothing without a subject', () => {
    const noted = report('error', verdict(true, 'a'), verdict(false, 'b', 'info'));
    expect(ruleState(noted)).toBe('noted');
    expect(ruleState(report('info', verdict(false, 'a')))).toBe('noted');
    expect(ruleState(report('error'))).toBe('none');
  });

  test('is accepted where only accepted findings are left, but for notes', () => {
    expect(ruleState(report('error', verdict(true, 'a'), acceptedVerdict))).toBe('accepted');
    expect(badVerdicts(report('error', acceptedVerdict))).toEqual([]);
    expect(acceptedVerdicts(report('error', verdict(true, 'a'), acceptedVerdict))).toEqual([
      acceptedVerdict,
    ]);
    expect(ruleState(report('error', acceptedVerdict, verdict(false, 'b')))).toBe('fail');
    expect(ruleState(report('info', acceptedVerdict))).toBe('accepted');
    expect(ruleState(report('error', acceptedVerdict, verdict(false, 'b', 'info')))).toBe(
      'accepted',
    );
    const over = { ...acceptedVerdict, acceptance: { waiver, isOver: true } };
    expect(ruleState(report('error', over))).toBe('fail');
  });

  test('orders the rules of an item: what fails first, what has no subject last', () => {
    const [none, good] = [report('error'), report('error', verdict(true, 'a'))];
    const [bad, warned, noted] = [
      report('error', verdict(false, 'b')),
      report('warning', verdict(false, 'c')),
      report('info', verdict(false, 'd')),
    ];
    expect(sortedRules([none, good, noted, warned, bad])).toEqual([bad, warned, noted, good, none]);
  });
});

describe('the words of an item', () => {
  test('say of what is accepted until when', () => {
    const until = (day: string): AcceptedFinding => ({
      ...verdict(false, 'a'),
      id: 'x',
      rule: rule('x', 'error'),
      severity: 'error',
      acceptance: { waiver: { ...waiver, until: day }, isOver: false },
    });
    expect(acceptedWords([until('2026-04-01')])).toBe('1 accepted until 2026-04-01');
    const two = [until('2026-04-01'), until('2026-03-31')];
    expect(acceptedWords(two)).toBe('2 accepted, the first until 2026-03-31');
  });

  test('never call a mistake proved', () => {
    expect(stateWords('checklist', 'pass')).toBe('Proved');
    expect(stateWords('mistakes', 'pass')).toBe('Avoided');
    expect(groupSummary('mistakes', [item('pass'), item('fail'), item('none')])).toBe(
      '1 of 2 avoided',
    );
  });
});
