import type { SubjectId, Waiver } from '../design/records';
import { truncate } from '../kit/words';
import { isRefused, type AcceptedFinding, type Rule, type Verdict } from './rule';

/** By what a waiver knows its finding. */
export type Accepted = Pick<Waiver, 'rule' | 'subject' | 'field'>;

/** What a finding is about first; null for the design as a whole. Its id and its waiver name the same. */
export const subjectOf = ({ nodes, edges }: Verdict): SubjectId | null =>
  edges?.[0] ?? nodes[0] ?? null;

export const acceptedOf = (rule: Rule, verdict: Verdict): Accepted => ({
  rule: rule.id,
  subject: subjectOf(verdict),
  field: verdict.field?.name ?? null,
});

/** Whether the waiver speaks of this verdict, accepted or not. */
export const isAbout = (waiver: Waiver, rule: Rule, verdict: Verdict): boolean =>
  waiver.rule === rule.id &&
  waiver.subject === subjectOf(verdict) &&
  waiver.field === (verdict.field?.name ?? null);

/** Whether it accepts it, on whatever day. */
export const accepts = (waiver: Waiver, rule: Rule, verdict: Verdict): boolean =>
  isAbout(waiver, rule, verdict) && whyNeverAccepted(rule, verdict) === null;

/** Why nobody can accept what a rule found, as a sentence; null for what can be. */
export function whyNeverAccepted(rule: Rule, verdict: Verdict): string | null {
  if (verdict.isFault) return 'The rule itself failed, so nobody knows what would be accepted.';
  const severity = verdict.severity ?? rule.severity;
  return isRefused({ rule, severity })
    ? 'This cannot be accepted: AWS or the tools would refuse it, whoever agrees to it.'
    : null;
}

const MOST_SAID = 200;

/** `evidence` of a finding that has come back. */
export const lapsedEvidence = (evidence: string, { owner, until, reason }: Waiver): string =>
  `${evidence.replace(/[^.!?]$/, '$&.')} ` +
  `Its acceptance by ${truncate(owner, 60)} ended on ${until} (${truncate(reason, MOST_SAID)}).`;

/** What an export needs of an accepted finding, so that it need not know the rules. */
export const toExportAcceptance = (finding: AcceptedFinding) => ({
  rule: finding.rule.id,
  title: finding.rule.title,
  nodes: finding.nodes,
  subject: subjectOf(finding),
  waiver: finding.acceptance.waiver,
  checkov: finding.rule.maps.checkov ?? [],
  cdkNag: finding.rule.maps.cdkNag ?? [],
});
