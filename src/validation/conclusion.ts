import type { NodeId } from '../design';
import { listWords, plural } from '../kit/words';
import type { Model } from '../spec/model';
import type { Profile } from '../spec/profile';
import { PROFILE_WORDS } from './profile-words';
import {
  SEVERITIES,
  type AcceptedFinding,
  type ItemReport,
  type RuleReport,
  type Verdict,
} from './rule';
import { shortNodeName } from '../spec/node-name';

/** What was read, as "web, app-db and 4 more". */
const MOST_NAMED = 3;

function names(model: Model, ids: readonly NodeId[]): string {
  const known = [...new Set(ids)].flatMap((id) => model.find(id) ?? []);
  const named = known.slice(0, MOST_NAMED).map(shortNodeName);
  const left = known.length - named.length;
  return listWords(left > 0 ? [...named, `${left} more`] : named);
}

export const isAccepted = ({ acceptance }: Verdict): boolean => acceptance?.isOver === false;

export const acceptedVerdicts = ({ verdicts }: RuleReport): readonly Verdict[] =>
  verdicts.filter(isAccepted);

/** What does not hold and nobody accepts, the worst first. */
export function badVerdicts({ rule, verdicts }: RuleReport): readonly Verdict[] {
  const rank = (verdict: Verdict) => SEVERITIES.indexOf(verdict.severity ?? rule.severity);
  return verdicts
    .filter((verdict) => !verdict.holds && !isAccepted(verdict))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** "2 accepted, the first until 2026-03-31" */
export function acceptedWords(accepted: readonly AcceptedFinding[]): string {
  const [first = ''] = accepted.map(({ acceptance }) => acceptance.waiver.until).toSorted();
  return accepted.length === 1
    ? `1 accepted until ${first}`
    : `${accepted.length} accepted, the first until ${first}`;
}

function proof({ rules }: ItemReport, model: Model): string {
  const all = rules.flatMap(({ verdicts }) => verdicts);
  const read = all.flatMap(({ nodes }) => nodes.slice(0, 1));
  const holding = all.filter(({ holds }) => holds).length;
  const notes = all.filter((verdict) => !verdict.holds && !isAccepted(verdict)).length;
  const what = holding === 1 ? 'The one point holds' : `All ${holding} points hold`;
  const of = read.length > 0 ? `, read of ${names(model, read)}` : '';
  const also = notes > 0 ? ` ${plural(notes, 'note')} to know.` : '';
  return `${what}${of}.${also}`;
}

function worst({ rules }: ItemReport, severity: 'error' | 'warning'): string {
  const bad = rules
    .flatMap((report) => badVerdicts(report).map((verdict) => ({ report, verdict })))
    .filter(({ report, verdict }) => (verdict.severity ?? report.rule.severity) === severity)
    .map(({ verdict }) => verdict.evidence);
  const more = bad.length > 1 ? ` And ${bad.length - 1} more.` : '';
  return `${bad[0] ?? ''}${more}`;
}

/** What was concluded of an item and from what, in a sentence or two, whatever its state is. */
export function conclusion(report: ItemReport, model: Model, profile: Profile): string {
  const { item, state, gap, silent } = report;
  switch (state) {
    case 'pass':
      return proof(report, model);
    case 'fail':
      return worst(report, 'error');
    case 'warn':
      return worst(report, 'warning');
    case 'open':
      return gap?.says ?? '';
    case 'accepted':
      return `${acceptedWords(report.accepted)}. What else is asked of it holds.`;
    case 'unasked':
      return `Not asked of ${PROFILE_WORDS[profile].phrase}.`;
    case 'none':
      return silent.length > 0
        ? `${item.lacking} What else belongs to it is not asked of ${PROFILE_WORDS[profile].phrase}.`
        : item.lacking;
  }
}
