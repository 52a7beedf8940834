import type { ChecklistItem, ItemReport, ItemState, RuleReport, Verdict } from '../../validation';

type Group = ChecklistItem['group'];

const WORDS: Readonly<Record<Group, Readonly<Record<ItemState, string>>>> = {
  checklist: {
    pass: 'Proved',
    fail: 'Fails',
    warn: 'Warning',
    none: 'Nothing to check',
    open: 'Open',
  },
  // "Proved" below "Single AZ deployment" would say the opposite.
  mistakes: {
    pass: 'Avoided',
    fail: 'Made',
    warn: 'Warning',
    none: 'Nothing to check',
    open: 'Open',
  },
};

export const stateWords = (group: Group, state: ItemState): string => WORDS[group][state];

/** "5 of 8 proved"; what has nothing to check counts as not proved. */
export function groupSummary(group: Group, reports: readonly ItemReport[]): string {
  const passing = reports.filter(({ state }) => state === 'pass').length;
  return `${passing} of ${reports.length} ${WORDS[group].pass.toLowerCase()}`;
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** The state that one rule alone would give its item; a note never spoils it. */
export function ruleState({ rule, verdicts }: RuleReport): ItemState {
  if (verdicts.length === 0) return 'none';
  const [worst] = badVerdicts({ rule, verdicts });
  if (!worst) return 'pass';
  const severity = worst.severity ?? rule.severity;
  return severity === 'error' ? 'fail' : severity === 'warning' ? 'warn' : 'pass';
}

/** What does not hold, the worst first. */
export function badVerdicts({ rule, verdicts }: RuleReport): readonly Verdict[] {
  const rank = (verdict: Verdict) => RANK[verdict.severity ?? rule.severity];
  return verdicts.filter(({ holds }) => !holds).toSorted((a, b) => rank(a) - rank(b));
}

const ORDER: readonly ItemState[] = ['fail', 'warn', 'pass', 'open', 'none'];

/** The rules of an item: what fails comes first, and what has no subject last. */
export const sortedRules = (reports: readonly RuleReport[]): readonly RuleReport[] =>
  reports.toSorted((a, b) => ORDER.indexOf(ruleState(a)) - ORDER.indexOf(ruleState(b)));

/** What to say of an item in one line below its title; null where its state says it all. */
export function itemReason({ gap, state, rules }: ItemReport): string | null {
  if (state === 'open') return gap?.says ?? null;
  if (state !== 'fail' && state !== 'warn') return null;
  const bad = rules.filter((report) => ruleState(report) === state).flatMap(badVerdicts);
  const [first] = bad;
  if (!first) return null;
  return bad.length === 1 ? first.evidence : `${first.evidence} And ${bad.length - 1} more.`;
}
