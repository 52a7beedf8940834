import { compareIds, type Waiver } from '../design/records';
import { isSameList } from '../kit/memo';
import type { Model } from '../spec/model';
import { LastResult } from '../spec/fact';
import { isAsked, profileOf, type Profile } from '../spec/profile';
import {
  SEVERITIES,
  type AcceptedFinding,
  type ChecklistItem,
  type Context,
  type Finding,
  type Gap,
  type IdleWaiver,
  type Inspection,
  type ItemReport,
  type ItemState,
  type Rule,
  type RuleReport,
  type Severity,
  type Verdict,
} from './rule';
import { acceptedWithCause, oncePerCause } from './same-cause';
import { hearingOf, isHeard, type Hearing } from './speaks';
import { acceptanceAmong, countedEvidence, isAbout, whyCounted, whyNeverAccepted } from './waivers';

/** What a rule says, and what follows of it for the findings and the items. */
interface Judgement {
  readonly report: RuleReport;
  /** What it was made of: the profile and what it hears of the rule, all words of the rule, also those that the profile does not hear of, the waivers of its findings and, where there are such, the day. */
  readonly profile: Profile;
  readonly hearing: Hearing;
  readonly said: readonly Verdict[];
  readonly waivers: readonly Waiver[];
  readonly today: string;
  /** Of each of its verdicts what was found; null of one that holds. */
  readonly found: readonly (Finding | null)[];
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly hasError: boolean;
  readonly hasWarning: boolean;
}

/** Most rules say of a design what they said before its last edit: then nothing that follows of it is made anew. */
const judgements = new WeakMap<Rule, Judgement>();

/** What follows of what a rule has found. */
function concluded(rule: Rule, verdicts: readonly Verdict[], found: Judgement['found']) {
  const all = found.flatMap((one) => one ?? []);
  const findings = all.filter((one) => !isAccepted(one));
  return {
    report: { rule, verdicts },
    found,
    findings,
    accepted: all.filter(isAccepted),
    hasError: findings.some(({ severity }) => severity === 'error'),
    hasWarning: findings.some(({ severity }) => severity === 'warning'),
  };
}

/** With what is accepted because its cause is. */
function withCauses(
  judgement: Judgement,
  covered: ReadonlyMap<Finding, AcceptedFinding>,
): Judgement {
  if (!judgement.findings.some((one) => covered.has(one))) return judgement;
  const { rule, verdicts } = judgement.report;
  const found = judgement.found.map((one) => (one && covered.get(one)) ?? one);
  const told = verdicts.map((verdict, at) => {
    const finding = judgement.found[at];
    return (finding && covered.get(finding)) ?? verdict;
  });
  return { ...judgement, ...concluded(rule, told, found) };
}

const NONE: readonly Waiver[] = [];

function judge(
  rule: Rule,
  model: Model,
  context: Context,
  hearing: Hearing,
  waivers: readonly Waiver[] = NONE,
): Judgement {
  const before = judgements.get(rule);
  const profile = profileOf(model.settings);
  const said = tell(rule, model, context, () => run(rule, model, context));
  const today = waivers.length > 0 ? context.today : '';
  const isSame =
    before &&
    before.profile === profile &&
    before.hearing === hearing &&
    isSameList(before.said, said) &&
    isSameList(before.waivers, waivers) &&
    before.today === today;
  if (isSame) return before;
  const heard = heardOf(rule, said, profile, hearing);
  const taken = new Set<string>();
  const found = heard.map((verdict): Finding | null => {
    if (verdict.holds) return null;
    const waiver = acceptanceAmong(waivers, rule, verdict);
    const finding = toFinding(rule, waiver ? judged(rule, verdict, waiver, today) : verdict, taken);
    taken.add(finding.id);
    return finding;
  });
  const verdicts = heard.map((verdict, at) => (found[at]?.acceptance ? found[at] : verdict));
  const judgement: Judgement = {
    ...concluded(rule, verdicts, found),
    profile,
    hearing,
    said,
    waivers,
    today,
  };
  judgements.set(rule, judgement);
  return judgement;
}

function heardOf(
  rule: Rule,
  said: readonly Verdict[],
  profile: Profile,
  hearing: Hearing,
): readonly Verdict[] {
  if (hearing === 'errors') {
    return said.filter((one) => !one.holds && severityOf(rule, one) === 'error');
  }
  return profile === 'production'
    ? said
    : said.filter((one) => isHeard(profile, severityOf(rule, one)));
}

const isAccepted = (finding: Finding): finding is AcceptedFinding =>
  finding.acceptance?.isOver === false;

function judged(rule: Rule, verdict: Verdict, waiver: Waiver, today: string): Verdict {
  const why = whyCounted(waiver, rule, verdict, today);
  const evidence = why === null ? verdict.evidence : countedEvidence(verdict.evidence, why);
  return { ...verdict, evidence, acceptance: { waiver, isOver: why !== null } };
}

interface Told<V> {
  /** The day is no part of a design: what was told on another one is told anew. */
  readonly today: string;
  readonly last: LastResult<V>;
}
const told = new WeakMap<Rule | ChecklistItem, Told<never>>();

/** What was told of the design before its last edit, where nothing that was read for it has changed. */
function tell<V>(
  teller: Rule | ChecklistItem,
  model: Model,
  { today }: Context,
  compute: () => V,
): V {
  let known = told.get(teller) as Told<V> | undefined;
  if (known?.today !== today) {
    known = { today, last: new LastResult<V>() };
    told.set(teller, known as Told<never>);
  }
  return known.last.of(model, compute, (now) => now);
}

const gapOf = (item: ChecklistItem, model: Model, context: Context): Gap | null =>
  item.unproven ? tell(item, model, context, () => item.unproven?.(model, context) ?? null) : null;

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
      isFault: true,
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

/** What a rule holds against an item that it proves nothing of. Its notes stand there too, where their findings are listed. */
const against = ({ report: { rule, verdicts } }: Judgement): RuleReport => ({
  rule,
  verdicts: verdicts.filter(({ holds }) => !holds),
});

/** Accepted notes spoil nothing, as notes do. */
const spoils = ({ accepted }: Judgement): boolean =>
  accepted.some(({ severity }) => severity !== 'info');

interface Judged {
  readonly item: ChecklistItem;
  readonly profile: Profile;
  readonly gap: Gap | null;
  readonly own: readonly Judgement[];
  readonly spoilers: readonly Judgement[];
}

function stateOf({ item, profile, gap, own, spoilers }: Judged): ItemState {
  const all = [...own, ...spoilers];
  if (all.some(({ hasError }) => hasError)) return 'fail';
  if (all.some(({ hasWarning }) => hasWarning)) return 'warn';
  if (!isAsked(item.from, profile)) return 'unasked';
  if (gap !== null) return 'open';
  if (all.some(spoils)) return 'accepted';
  if (own.some(({ report }) => report.verdicts.length > 0)) return 'pass';
  return own.some(({ said }) => said.length > 0) ? 'unasked' : 'none';
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const waiversByRule = new WeakMap<object, ReadonlyMap<string, readonly Waiver[]>>();

/** Of the same table the same lists, so that no judgement is made anew. */
function byRule(table: Readonly<Record<string, Waiver>>): ReadonlyMap<string, readonly Waiver[]> {
  const before = waiversByRule.get(table);
  if (before) return before;
  const lists = new Map<string, Waiver[]>();
  for (const waiver of Object.values(table)) {
    lists.set(waiver.rule, [...(lists.get(waiver.rule) ?? []), waiver]);
  }
  waiversByRule.set(table, lists);
  return lists;
}

/** Waivers that accept nothing, and did not end: for a person to remove, who alone knows whether they are still meant. */
function idle(
  { design }: Model,
  rules: readonly Rule[],
  accepted: readonly AcceptedFinding[],
  found: Readonly<Record<Severity, readonly Finding[]>>,
): readonly IdleWaiver[] {
  const waivers = Object.values(design.waivers);
  if (waivers.length === 0) return [];
  const findings = [...accepted, ...SEVERITIES.flatMap((severity) => found[severity])];
  const used = new Set(findings.map(({ acceptance }) => acceptance?.waiver));
  return waivers
    .filter((waiver) => !used.has(waiver))
    .toSorted((a, b) => compareIds(a.id, b.id))
    .map((waiver) => ({ waiver, why: whyIdle(waiver, rules, findings) }));
}

function whyIdle(waiver: Waiver, rules: readonly Rule[], findings: readonly Finding[]): string {
  if (!rules.some(({ id }) => id === waiver.rule)) return 'No rule has this id.';
  const about = findings.filter((finding) => isAbout(waiver, finding.rule, finding));
  const refused = about.flatMap((finding) => whyNeverAccepted(finding.rule, finding) ?? []);
  if (refused[0] !== undefined) return refused[0];
  return about.length > 0
    ? 'What it accepted is part of a finding that names more now.'
    : 'There is nothing of it to accept any more.';
}

export function inspect(
  model: Model,
  rules: readonly Rule[],
  items: readonly ChecklistItem[],
  context: Context,
): Inspection {
  const profile = profileOf(model.settings);
  const waivers = byRule(model.design.waivers);
  const judgedRules = new Map<string, Judgement>();
  const silent = new Map<string, Rule>();
  for (const rule of rules) {
    const hearing = hearingOf(rule, items, profile);
    const judgement =
      hearing === 'nothing' ? null : judge(rule, model, context, hearing, waivers.get(rule.id));
    if (!judgement || (hearing === 'errors' && judgement.report.verdicts.length === 0)) {
      silent.set(rule.id, rule);
      continue;
    }
    judgedRules.set(rule.id, judgement);
  }
  const covered = acceptedWithCause(
    [...judgedRules.values()].flatMap(({ findings: own }) => own),
    [...judgedRules.values()].flatMap((one) => one.accepted),
  );
  const bySeverity: Record<Severity, Finding[]> = { error: [], warning: [], info: [] };
  const accepted: AcceptedFinding[] = [];
  for (const [id, judgement] of judgedRules) {
    const whole = withCauses(judgement, covered);
    judgedRules.set(id, whole);
    accepted.push(...whole.accepted);
    for (const finding of whole.findings) bySeverity[finding.severity].push(finding);
  }
  const findings = SEVERITIES.flatMap((severity) => bySeverity[severity]);
  const reported = oncePerCause(findings);
  const count = (wanted: Severity) => reported.filter(({ severity }) => severity === wanted).length;
  return {
    findings,
    reported,
    accepted: accepted.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]),
    // A design that is asked less does not tell what is still needed.
    idleWaivers: profile === 'production' ? idle(model, rules, accepted, bySeverity) : [],
    items: items.map((item): ItemReport => {
      const own = item.rules.flatMap((id) => judgedRules.get(id) ?? []);
      const spoilers = (item.spoiledBy ?? []).flatMap((id) => judgedRules.get(id) ?? []);
      const charges = spoilers.map(against).filter(({ verdicts }) => verdicts.length > 0);
      const gap = isAsked(item.from, profile) ? gapOf(item, model, context) : null;
      const silentOwn = silentOf(item, silent, own);
      const heard = own.flatMap(({ report }) => (silentOwn.includes(report.rule) ? [] : report));
      return {
        item,
        state: stateOf({ item, profile, gap, own, spoilers }),
        gap,
        rules: [...heard, ...charges],
        silent: silentOwn,
        accepted: [...own, ...spoilers].flatMap((one) => one.accepted),
      };
    }),
    counts: {
      error: count('error'),
      warning: count('warning'),
      info: count('info'),
    },
    profile,
    context,
  };
}

/** Of the rules that prove an item, those that are not asked, and those of which nothing is heard that they said. */
const silentOf = (
  item: ChecklistItem,
  silent: ReadonlyMap<string, Rule>,
  own: readonly Judgement[],
): readonly Rule[] => [
  ...item.rules.flatMap((id) => silent.get(id) ?? []),
  ...own.flatMap(({ said, report }) =>
    said.length > 0 && report.verdicts.length === 0 ? report.rule : [],
  ),
];
