import type { ChecklistItem, Finding, ItemReport, Severity } from './rule';
import { SEVERITIES } from './rule';
import { subjectOf } from './waivers';

/** What was found of one item, of each subject together. `item` is null for rules that belong to none. */
export interface FindingGroup<F extends Finding = Finding> {
  readonly item: ChecklistItem | null;
  readonly findings: readonly F[];
}

/** A finding stands with the first item that its rule proves or spoils. */
function homes(items: readonly ItemReport[]): ReadonlyMap<string, ChecklistItem> {
  const home = new Map<string, ChecklistItem>();
  for (const { item } of items) {
    for (const id of [...item.rules, ...(item.spoiledBy ?? [])]) {
      if (!home.has(id)) home.set(id, item);
    }
  }
  return home;
}

const rank = (severity: Severity | undefined): number =>
  severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);

/**
 * By item, and in an item by what the findings are about; what is worst comes first in both. Of equal weight the checklist's
 * order stays, with what belongs to no item last.
 */
export function groupFindings<F extends Finding>(
  items: readonly ItemReport[],
  findings: readonly F[],
): readonly FindingGroup<F>[] {
  const home = homes(items);
  const order = [...items.map(({ item }) => item), null];
  const groups = new Map<ChecklistItem | null, F[]>();
  for (const finding of findings) {
    const item = home.get(finding.rule.id) ?? null;
    const group = groups.get(item);
    if (group) group.push(finding);
    else groups.set(item, [finding]);
  }
  return order
    .flatMap((item) => {
      const found = groups.get(item);
      return found ? { item, findings: bySubject(found) } : [];
    })
    .toSorted((a, b) => rank(a.findings[0]?.severity) - rank(b.findings[0]?.severity));
}

/** Findings come worst first, and so do their subjects. */
function bySubject<F extends Finding>(findings: readonly F[]): readonly F[] {
  const subjects = new Map<string | null, F[]>();
  const sorted = findings.toSorted((a, b) => rank(a.severity) - rank(b.severity));
  for (const finding of sorted) {
    const subject = subjectOf(finding);
    subjects.set(subject, [...(subjects.get(subject) ?? []), finding]);
  }
  return [...subjects.values()].flat();
}
