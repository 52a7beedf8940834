import type { Model } from '../spec/model';
import {
  SEVERITIES,
  type ChecklistItem,
  type Finding,
  type Gap,
  type Inspection,
  type ItemReport,
  type ItemState,
  type Rule,
  type RuleReport,
  type Severity,
  type Verdict,
} from './rule';

/** A rule that throws becomes a finding, and the rest goes on: one bug must not hide every other finding. */
function run(rule: Rule, model: Model): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  try {
    const found = rule.check(model);
    if (Array.isArray(found)) return found;
    for (const verdict of found) verdicts.push(verdict);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    verdicts.push({
      holds: false,
      nodes: [],
      severity: 'error',
      evidence: `Rule ${rule.id} failed, so nothing is known about what it checks: ${why}`,
    });
  }
  return verdicts;
}

/** Rules that remember what they said of an unchanged node hand in the same verdict again, and it stays the same finding. */
const known = new WeakMap<Verdict, Finding>();

/** The id is the same as long as the rule, its first subject and the field are; a second finding there is numbered. */
function toFinding(rule: Rule, verdict: Verdict, taken: ReadonlySet<string>): Finding {
  const before = known.get(verdict);
  if (before && before.rule === rule && !taken.has(before.id)) return before;
  const subject = verdict.edges?.[0] ?? verdict.nodes[0] ?? 'design';
  const stem = `${rule.id}:${subject}${verdict.field ? `:${verdict.field.name}` : ''}`;
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}:${number}`;
  const finding = { ...verdict, id, rule, severity: severityOf(rule, verdict) };
  known.set(verdict, finding);
  return finding;
}

const severityOf = (rule: Rule, verdict: Verdict): Severity => verdict.severity ?? rule.severity;

/** What of a rule spoils an item: neither what it calls good nor what is only worth knowing. */
function spoiling(report: RuleReport | undefined): readonly RuleReport[] {
  if (!report) return [];
  const { rule } = report;
  const verdicts = report.verdicts.filter(
    (verdict) => !verdict.holds && severityOf(rule, verdict) !== 'info',
  );
  return verdicts.length > 0 ? [{ rule, verdicts }] : [];
}

function stateOf(gap: Gap | null, reports: readonly RuleReport[]): ItemState {
  let seen = false;
  let warned = false;
  for (const { rule, verdicts } of reports) {
    for (const verdict of verdicts) {
      seen = true;
      if (verdict.holds) continue;
      const severity = severityOf(rule, verdict);
      if (severity === 'error') return 'fail';
      if (severity === 'warning') warned = true;
    }
  }
  if (warned) return 'warn';
  if (gap !== null) return 'open';
  return seen ? 'pass' : 'none';
}

export function inspect(
  model: Model,
  rules: readonly Rule[],
  items: readonly ChecklistItem[],
): Inspection {
  const reports = new Map<string, RuleReport>();
  const bySeverity: Record<Severity, Finding[]> = { error: [], warning: [], info: [] };
  const taken = new Set<string>();
  for (const rule of rules) {
    const verdicts = run(rule, model);
    reports.set(rule.id, { rule, verdicts });
    for (const verdict of verdicts) {
      if (verdict.holds) continue;
      const finding = toFinding(rule, verdict, taken);
      taken.add(finding.id);
      bySeverity[finding.severity].push(finding);
    }
  }
  return {
    findings: SEVERITIES.flatMap((severity) => bySeverity[severity]),
    items: items.map((item): ItemReport => {
      const own = [
        ...item.rules.flatMap((id) => reports.get(id) ?? []),
        ...(item.spoiledBy ?? []).flatMap((id) => spoiling(reports.get(id))),
      ];
      const gap = item.unproven?.(model) ?? null;
      return { item, state: stateOf(gap, own), gap, rules: own };
    }),
    counts: {
      error: bySeverity.error.length,
      warning: bySeverity.warning.length,
      info: bySeverity.info.length,
    },
  };
}
