import { compareIds, type SubjectId, type Waiver } from '../design/records';
import { addDays } from '../kit/add-days';
import { truncate } from '../kit/words';
import { MOST_DAYS } from '../spec/waiver-draft';
import {
  isRefused,
  SEVERITIES,
  type AcceptedFinding,
  type CheckovCheck,
  type Finding,
  type Rule,
  type Severity,
  type Verdict,
} from './rule';

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

const subjectsOf = ({ nodes, edges = [] }: Verdict): readonly SubjectId[] => [...edges, ...nodes];

/** How bad, and of what, is that which one waiver of these findings accepts, with what was told with them. */
export function extentOf(
  findings: readonly Finding[],
): Pick<Waiver, 'severity' | 'subjects' | 'measure'> {
  const severity = SEVERITIES.find((each) => findings.some((one) => one.severity === each));
  const told = findings.flatMap((one) => [one, ...(one.also ?? [])]);
  const subjects = [...new Set(told.flatMap(subjectsOf))].toSorted(compareIds);
  const measures = findings.flatMap(({ measure }) => measure ?? []);
  const isMeasured = measures.length > 0 && measures.length === findings.length;
  return severity
    ? {
        severity,
        subjects,
        ...(isMeasured && { measure: Math.max(...measures) }),
      }
    : {};
}

const isFormerly = ({ subject }: Waiver, { formerly = [] }: Verdict): boolean =>
  formerly.some((id) => id === subject);

/** Whether the waiver speaks of this verdict, accepted or not. */
export const isAbout = (waiver: Waiver, rule: Rule, verdict: Verdict): boolean =>
  waiver.rule === rule.id &&
  (waiver.subject === subjectOf(verdict) || isFormerly(waiver, verdict)) &&
  waiver.field === (verdict.field?.name ?? null);

/** The one that accepts it, on whatever day: what was said of all of it goes before what was said of a part. */
export function acceptanceAmong(
  waivers: readonly Waiver[],
  rule: Rule,
  verdict: Verdict,
): Waiver | undefined {
  const about = waivers.filter((waiver) => isAbout(waiver, rule, verdict));
  if (about.length === 0 || whyNeverAccepted(rule, verdict) !== null) return undefined;
  return about.find((waiver) => !isFormerly(waiver, verdict)) ?? about[0];
}

/** Why nobody can accept what a rule found, as a sentence; null for what can be. */
export function whyNeverAccepted(rule: Rule, verdict: Verdict): string | null {
  if (verdict.isFault) return 'The rule itself failed, so nobody knows what would be accepted.';
  const severity = verdict.severity ?? rule.severity;
  return isRefused({ ...verdict, rule, severity })
    ? 'This cannot be accepted: AWS or the tools would refuse it, whoever agrees to it.'
    : null;
}

const MOST_SAID = 200;

/** Why a finding counts although this accepts it or something less, as the end of its evidence; null where it does not. */
export function whyCounted(
  waiver: Waiver,
  rule: Rule,
  verdict: Verdict,
  today: string,
): string | null {
  const owner = truncate(waiver.owner, 60);
  const reason = truncate(waiver.reason, MOST_SAID);
  // Days are compared as text, which is their order.
  if (waiver.until < today) {
    return `Its acceptance by ${owner} ended on ${waiver.until} (${reason}).`;
  }
  // The form takes no such day, a file may name any: nobody would ever look again.
  if (waiver.until > addDays(today, MOST_DAYS)) {
    return `Its acceptance by ${owner} until ${waiver.until} is void: that is more than a year ahead (${reason}).`;
  }
  const grown = growthOf(waiver, rule, verdict);
  return grown && `Accepted by ${owner} for less: ${grown} (${reason}).`;
}

/** What was accepted may become worse, or true of more, of which nobody was asked. */
function growthOf(waiver: Waiver, rule: Rule, verdict: Verdict): string | null {
  const rank = (severity: Severity) => SEVERITIES.indexOf(severity);
  // A file that does not tell is taken at its word: it names one subject, and nobody was asked of another.
  const own = waiver.subject === null ? [] : [waiver.subject];
  const { severity = rule.severity, subjects = own } = waiver;
  if (rank(verdict.severity ?? rule.severity) < rank(severity)) {
    return severity === 'info' ? 'as a note' : `as a ${severity}`;
  }
  // What was counted and is so no more has no bound.
  if (waiver.measure !== undefined && (verdict.measure ?? Infinity) > waiver.measure) {
    return 'before it grew';
  }
  const added = subjectsBeside(verdict, subjects).length;
  return added === 0 ? null : `without ${added} of what it names now`;
}

function subjectsBeside(verdict: Verdict, known: readonly SubjectId[]): readonly SubjectId[] {
  const told = new Set(known);
  return [...new Set(subjectsOf(verdict))].filter((id) => !told.has(id));
}

/** Whether a waiver of its cause speaks of all that this names; a waiver that does not tell of what it speaks is taken at its word. */
export const isToldOf = ({ subjects }: Waiver, verdict: Verdict): boolean =>
  !subjects || subjectsBeside(verdict, subjects).length === 0;

/** `evidence` of a finding that has come back. */
export const countedEvidence = (evidence: string, why: string): string =>
  `${evidence.replace(/[^.!?]$/, '$&.')} ${why}`;

/**
 * What an export needs of accepted findings. Of what is accepted with its cause nobody was asked which checks of the code may be
 * silent.
 */
export const toExportAcceptances = (accepted: readonly AcceptedFinding[]) =>
  accepted
    .filter(({ rule, acceptance }) => acceptance.waiver.rule === rule.id)
    .map(toExportAcceptance);

/** What an export needs of an accepted finding, so that it need not know the rules. */
export function toExportAcceptance(finding: AcceptedFinding) {
  const { rule, nodes, field, faults = field ? [field.name] : [] } = finding;
  const speaksOf = ({ answersTo }: CheckovCheck): boolean =>
    !answersTo || answersTo.some((name) => faults.includes(name));
  return {
    rule: rule.id,
    title: rule.title,
    nodes,
    subject: subjectOf(finding),
    alike: finding.alike ?? [],
    waiver: finding.acceptance.waiver,
    // A check of which nobody accepts what it reports would be silent when that comes.
    checkov: (rule.maps.checkov ?? []).filter(speaksOf),
    cdkNag: rule.maps.cdkNag ?? [],
  };
}
