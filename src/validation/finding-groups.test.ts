import { expect, test } from 'vitest';
import { groupFindings } from './finding-groups';
import type { ChecklistItem, Finding, ItemReport, Severity } from './rule';
import { defineRule } from './define-rule';

const found = (rule: string, node: string, severity: Severity): Finding => ({
  id: `${rule.toUpperCase()}:${node}`,
  holds: false,
  evidence: '',
  nodes: [node],
  severity,
  rule: defineRule(`a/${rule}`, {
    title: '',
    why: '',
    severity,
    maps: { wellArchitected: ['REL'] },
    check: () => [],
    examples: { good: [], bad: [] },
  }),
});
const report = (id: string, ...rules: string[]): ItemReport => {
  const item: ChecklistItem = {
    id,
    group: 'checklist',
    title: id,
    from: 'sketch',
    lacking: '',
    rules,
  };
  return { item, state: 'fail', gap: null, rules: [], silent: [], accepted: [] };
};

test('findings stand with their first item, by subject, the worst of all first', () => {
  const groups = groupFindings(
    [report('C1', 'A-1', 'A-2'), report('C2', 'B-1', 'A-1')],
    [
      found('b-1', 'n1', 'error'),
      found('a-1', 'n1', 'warning'),
      found('a-1', 'n2', 'warning'),
      found('c-1', 'n1', 'warning'),
      found('a-2', 'n1', 'info'),
    ],
  );
  expect(
    groups.map(({ item, findings }) => [item?.id ?? null, findings.map(({ id }) => id)]),
  ).toEqual([
    ['C2', ['B-1:n1']],
    ['C1', ['A-1:n1', 'A-2:n1', 'A-1:n2']],
    [null, ['C-1:n1']],
  ]);
});
