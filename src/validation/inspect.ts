import { isSameList } from '../kit/memo';
import type { Model } from '../spec/model';
import {
  SEVERITIES,
  type ChecklistItem,
  type Context,
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

/** What a rule says, and what follows of it for the findings and the items. */
interface Judgement {
  readonly report: RuleReport;
  readonly findings: readonly Finding[];
  readonly hasError: boolean;
  readonly hasWarning: boolean;
}

/** Most rules say of a design what they said before its last edit: then nothing that follows of it is made anew. */
const judgements = new WeakMap<Rule, Judgement>();

function judge(rule: Rule, model: Model, context: Context): Judgement {
  const before = judgements.get(rule);
  const verdicts = run(rule, model, context);
  if (before && isSameList(before.report.verdicts, verdicts)) return before;
  const taken = new Set<string>();
  const findings: Finding[] = [];
  for (const verdict of verdicts) {
    if (verdict.holds) continue;
    const finding = toFinding(rule, verdict, taken);
    taken.add(finding.id);
    findings.push(finding);
  }
  const judgement: Judgement = {
    report: { rule, verdicts },
    findings,
    hasError: findings.some(({ severity }) => severity === 'error'),
    hasWarning: findings.some(({ severity }) => severity === 'warning'),
  };
  judgements.set(rule, judgement);
  return judgement;
}

/** A rule that throws becomes a finding, and the rest goes on: one bug must not hide every other finding. */
function run(rule: Rule, model: Model, context: Context): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  try {
    const found = rule.check(model, context);
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

/** Rules that remember what they said of an unchanged record hand in the same verdict again, and it stays the same finding. */
const known = new WeakMap<Verdict, Finding>();

/** The id is the same as long as the rule, its first subject and the field are; a second finding there is numbered. */
function toFinding(rule: Rule, verdict: Verdict, taken: ReadonlySet<string>): Finding {
  const subject = verdict.edges?.[0] ?? verdict.nodes[0] ?? 'design';
  const stem = `${rule.id}:${subject}${verdict.field ? `:${verdict.field.name}` : ''}`;
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}:${number}`;
  const before = known.get(verdict);
  if (before && before.rule === rule && before.id === id) return before;
  const finding = { ...verdict, id, rule, severity: severityOf(rule, verdict) };
  known.set(verdict, finding);
  return finding;
}

const severityOf = (rule: Rule, verdict: Verdict): Severity => verdict.severity ?? rule.severity;

/** What of a rule spoils an item: neither what it calls good nor what is only worth knowing. */
function spoiling({ report: { rule, verdicts } }: Judgement): RuleReport {
  const isSpoiling = (verdict: Verdict) => !verdict.holds && severityOf(rule, verdict) !== 'info';
  return { rule, verdicts: verdicts.filter(isSpoiling) };
}

function stateOf(
  gap: Gap | null,
  own: readonly Judgement[],
  spoilers: readonly Judgement[],
): ItemState {
  const all = [...own, ...spoilers];
  if (all.some(({ hasError }) => hasError)) return 'fail';
  if (all.some(({ hasWarning }) => hasWarning)) return 'warn';
  if (gap !== null) return 'open';
  return own.some(({ report }) => report.verdicts.length > 0) ? 'pass' : 'none';
}

export function inspect(
  model: Model,
  rules: readonly Rule[],
  items: readonly ChecklistItem[],
  context: Context,
): Inspection {
  const judged = new Map<string, Judgement>();
  const bySeverity: Record<Severity, Finding[]> = { error: [], warning: [], info: [] };
  for (const rule of rules) {
    const judgement = judge(rule, model, context);
    judged.set(rule.id, judgement);
    for (const finding of judgement.findings) bySeverity[finding.severity].push(finding);
  }
  return {
    findings: SEVERITIES.flatMap((severity) => bySeverity[severity]),
    items: items.map((item): ItemReport => {
      const own = item.rules.flatMap((id) => judged.get(id) ?? []);
      const spoilers = (item.spoiledBy ?? [])
        .flatMap((id) => judged.get(id) ?? [])
        .filter(({ hasError, hasWarning }) => hasError || hasWarning);
      const gap = item.unproven?.(model, context) ?? null;
      const reports = [...own.map(({ report }) => report), ...spoilers.map(spoiling)];
      return { item, state: stateOf(gap, own, spoilers), gap, rules: reports };
    }),
    counts: {
      error: bySeverity.error.length,
      warning: bySeverity.warning.length,
      info: bySeverity.info.length,
    },
    context,
  };
}
