import {
  badVerdicts,
  isAccepted,
  scoreOf,
  scoreShort,
  type ChecklistItem,
  type ItemReport,
  type ItemState,
  type RuleReport,
  type Verdict,
} from '../../validation';

type Group = ChecklistItem['group'];

const WORDS: Readonly<Record<Group, Readonly<Record<ItemState, string>>>> = {
  checklist: {
    pass: 'Proved',
    fail: 'Fails',
    warn: 'Warning',
    none: 'Nothing to check',
    open: 'Open',
    accepted: 'Accepted',
    unasked: 'Not asked',
  },
  // "Proved" below "Single AZ deployment" would say the opposite.
  mistakes: {
    pass: 'Avoided',
    fail: 'Made',
    warn: 'Warning',
    none: 'Nothing to check',
    open: 'Open',
    accepted: 'Accepted',
    unasked: 'Not asked',
  },
};

export const stateWords = (group: Group, state: ItemState): string => WORDS[group][state];

/** "5 of 8 proved", of what is asked and drawn. */
export const groupSummary = (group: Group, reports: readonly ItemReport[]): string =>
  scoreShort(scoreOf(reports), WORDS[group].pass.toLowerCase());

/** Of a rule, whose note spoils no item, and is no proof. */
type RuleState = ItemState | 'noted';

/** The worst that a rule says: what the mark beside it shows. */
export function ruleState({ rule, verdicts }: RuleReport): RuleState {
  if (verdicts.length === 0) return 'none';
  const severityOf = (verdict: Verdict) => verdict.severity ?? rule.severity;
  const [worst] = badVerdicts({ rule, verdicts });
  if (worst && severityOf(worst) === 'error') return 'fail';
  if (worst && severityOf(worst) === 'warning') return 'warn';
  const spoils = (verdict: Verdict) => isAccepted(verdict) && severityOf(verdict) !== 'info';
  if (verdicts.some(spoils)) return 'accepted';
  if (worst) return 'noted';
  return verdicts.some(isAccepted) ? 'accepted' : 'pass';
}

const ORDER: readonly RuleState[] = [
  'fail',
  'warn',
  'accepted',
  'noted',
  'pass',
  'open',
  'none',
  'unasked',
];

/** The rules of an item: what fails comes first, and what has no subject last. */
export const sortedRules = (reports: readonly RuleReport[]): readonly RuleReport[] =>
  reports.toSorted((a, b) => ORDER.indexOf(ruleState(a)) - ORDER.indexOf(ruleState(b)));
