import { isRefused, SEVERITIES, type Finding } from './rule';

/** What AWS refuses is worse than an error that applies. */
const rank = (finding: Finding): number =>
  isRefused(finding) ? -1 : SEVERITIES.indexOf(finding.severity);

export const isWorse = (one: Finding, than: Finding): boolean => rank(one) < rank(than);

const kindOf = (finding: Finding): string => `${finding.rule.id} ${rank(finding)}`;

function countOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of findings) counts.set(kindOf(one), (counts.get(kindOf(one)) ?? 0) + 1);
  return counts;
}

/**
 * What an edit that mends a finding brings that is worse than it. Another node or connection may carry what was there before:
 * then the finding has another id, and there is none more.
 */
export function worseBrought(
  mended: Finding,
  before: readonly Finding[],
  after: readonly Finding[],
): readonly Finding[] {
  const known = new Set(before.map(({ id }) => id));
  const fresh = after.filter((one) => !known.has(one.id) && isWorse(one, mended));
  if (fresh.length === 0) return [];
  const [then, now] = [countOf(before), countOf(after)];
  return fresh.filter((one) => (now.get(kindOf(one)) ?? 0) > (then.get(kindOf(one)) ?? 0));
}
