import { groupBy } from '../kit/group-by';
import { isRefused, SEVERITIES, type AcceptedFinding, type Finding } from './rule';
import { isToldOf, subjectOf, whyNeverAccepted } from './waivers';

/** The field, or what a finding without one is about first. */
function placeOf(finding: Finding): string {
  const { field } = finding;
  return field ? `${field.node ?? field.edge ?? ''}.${field.name}` : (subjectOf(finding) ?? '');
}
const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);

/** What was found of the cause of a finding first; undefined where that is the finding itself. */
function causesOf(findings: readonly Finding[]): (finding: Finding) => Finding | undefined {
  const byPlace = groupBy(findings, placeOf);
  const leaderOf = (finding: Finding): Finding | undefined => {
    const there = finding.rule.sameAs ? (byPlace.get(placeOf(finding)) ?? []) : [];
    return finding.rule.sameAs
      ?.flatMap((id) => there.filter((one) => one.rule.id === id))
      .find((one) => rank(one) <= rank(finding));
  };
  return (finding) => {
    let leader = leaderOf(finding);
    // The cause of a cause: a test sees to it that this ends.
    for (let next = leader; next; next = leaderOf(next)) leader = next;
    return leader;
  };
}

const isFollowed = (findings: readonly Finding[]): boolean =>
  findings.some(({ rule }) => rule.sameAs);

/** Findings of which each cause is there once; what else was found of it stands in `also` of the one that is. */
export function oncePerCause(findings: readonly Finding[]): readonly Finding[] {
  if (!isFollowed(findings)) return findings;
  const causeOf = causesOf(findings);
  const also = new Map<Finding, Finding[]>();
  const listed: Finding[] = [];
  for (const finding of findings) {
    const leader = causeOf(finding);
    if (leader) also.set(leader, [...(also.get(leader) ?? []), finding]);
    else listed.push(finding);
  }
  return listed.map((finding) => {
    const others = also.get(finding);
    return others ? { ...finding, also: others } : finding;
  });
}

/**
 * Findings whose cause somebody accepts, as they are accepted with it: they were told with it, and none is worse. What somebody
 * accepted by itself keeps its own terms.
 */
export function acceptedWithCause(
  findings: readonly Finding[],
  accepted: readonly AcceptedFinding[],
): ReadonlyMap<Finding, AcceptedFinding> {
  const found = new Map<Finding, AcceptedFinding>();
  if (accepted.length === 0 || !isFollowed(findings)) return found;
  const causeOf = causesOf([...accepted, ...findings]);
  const terms = new Map<Finding, AcceptedFinding>(accepted.map((one) => [one, one]));
  for (const finding of findings) {
    const cause = causeOf(finding);
    const acceptance = cause && terms.get(cause)?.acceptance;
    if (!acceptance || finding.acceptance || whyNeverAccepted(finding.rule, finding)) continue;
    // It may have come since, and of more.
    if (!isToldOf(acceptance.waiver, finding)) continue;
    found.set(finding, { ...finding, acceptance });
  }
  return found;
}

/** What is accepted by itself, and with it what was accepted because it was. */
export function acceptedOncePerCause(
  accepted: readonly AcceptedFinding[],
): readonly AcceptedFinding[] {
  const isOwn = ({ rule, acceptance }: AcceptedFinding): boolean =>
    acceptance.waiver.rule === rule.id;
  const covered = groupBy(
    accepted.filter((one) => !isOwn(one)),
    ({ acceptance }) => acceptance.waiver.id,
  );
  return accepted.filter(isOwn).map((one) => {
    const also = covered.get(one.acceptance.waiver.id);
    // One waiver may accept several findings: what came with them is told once.
    covered.delete(one.acceptance.waiver.id);
    return also ? { ...one, also } : one;
  });
}

/** Whether AWS or the tools refuse what is listed, or what was found with it. */
export const isCauseRefused = (finding: Finding): boolean =>
  isRefused(finding) || (finding.also ?? []).some(isRefused);
