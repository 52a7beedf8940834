import type {
  AcceptedFinding,
  ChecklistItem,
  ItemReport,
  ItemState,
  RuleReport,
  Verdict,
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
  },
  // "Proved" below "Single AZ deployment" would say the opposite.
  mistakes: {
    pass: 'Avoided',
    fail: 'Made',
    warn: 'Warning',
    none: 'Nothing to check',
    open: 'Open',
    accepted: 'Accepted',
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
  const severityOf = (verdict: Verdict) => verdict.severity ?? rule.severity;
  const [worst] = badVerdicts({ rule, verdicts });
  if (worst && severityOf(worst) === 'error') return 'fail';
  if (worst && severityOf(worst) === 'warning') return 'warn';
  const spoils = (verdict: Verdict) => isAccepted(verdict) && severityOf(verdict) !== 'info';
  return verdicts.some(spoils) ? 'accepted' : 'pass';
}

const isAccepted = ({ acceptance }: Verdict): boolean => acceptance?.isOver === false;

export const acceptedVerdicts = ({ verdicts }: RuleReport): readonly Verdict[] =>
  verdicts.filter(isAccepted);

/** What does not hold and nobody accepts, the worst first. */
export function badVerdicts({ rule, verdicts }: RuleReport): readonly Verdict[] {
  const rank = (verdict: Verdict) => RANK[verdict.severity ?? rule.severity];
  return verdicts
    .filter((verdict) => !verdict.holds && !isAccepted(verdict))
    .toSorted((a, b) => rank(a) - rank(b));
}

const ORDER: readonly ItemState[] = ['fail', 'warn', 'accepted', 'pass', 'open', 'none'];

/** The rules of an item: what fails comes first, and what has no subject last. */
export const sortedRules = (reports: readonly RuleReport[]): readonly RuleReport[] =>
  reports.toSorted((a, b) => ORDER.indexOf(ruleState(a)) - ORDER.indexOf(ruleState(b)));

/** What to say of an item in one line below its title; null where its state says it all. */
export function itemReason({ gap, state, rules, accepted }: ItemReport): string | null {
  if (state === 'open') return gap?.says ?? null;
  if (state === 'accepted') return acceptedWords(accepted);
  if (state !== 'fail' && state !== 'warn') return null;
  const bad = rules.filter((report) => ruleState(report) === state).flatMap(badVerdicts);
  const [first] = bad;
  if (!first) return null;
  return bad.length === 1 ? first.evidence : `${first.evidence} And ${bad.length - 1} more.`;
}

/** "2 accepted, the first until 2026-03-31" */
export function acceptedWords(accepted: readonly AcceptedFinding[]): string {
  const [first = ''] = accepted.map(({ acceptance }) => acceptance.waiver.until).toSorted();
  return accepted.length === 1
    ? `1 accepted until ${first}`
    : `${accepted.length} accepted, the first until ${first}`;
}
