import { groupBy } from '../kit/group-by';
import { isRefused, SEVERITIES, type Finding } from './rule';
import { subjectOf } from './waivers';

/** The field, or what a finding without one is about first. */
function placeOf(finding: Finding): string {
  const { field } = finding;
  return field ? `${field.node ?? field.edge ?? ''}.${field.name}` : (subjectOf(finding) ?? '');
}
const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);

/** Findings of which each cause is there once; what else was found of it stands in `also` of the one that is. */
export function oncePerCause(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ rule }) => rule.sameAs)) return findings;
  const byPlace = groupBy(findings, placeOf);
  const leaderOf = (finding: Finding): Finding | undefined => {
    const there = finding.rule.sameAs ? (byPlace.get(placeOf(finding)) ?? []) : [];
    return finding.rule.sameAs
      ?.flatMap((id) => there.filter((one) => one.rule.id === id))
      .find((one) => rank(one) <= rank(finding));
  };
  const also = new Map<Finding, Finding[]>();
  const listed: Finding[] = [];
  for (const finding of findings) {
    let leader = leaderOf(finding);
    // The cause of a cause: a test sees to it that this ends.
    for (let next = leader; next; next = leaderOf(next)) leader = next;
    if (leader) also.set(leader, [...(also.get(leader) ?? []), finding]);
    else listed.push(finding);
  }
  return listed.map((finding) => {
    const others = also.get(finding);
    return others ? { ...finding, also: others } : finding;
  });
}

/** Whether AWS or the tools refuse what is listed, or what was found with it. */
export const isCauseRefused = (finding: Finding): boolean =>
  isRefused(finding) || (finding.also ?? []).some(isRefused);
