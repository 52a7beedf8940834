import { apply, compose, idsAfter, isEmptyPatch, type Patch } from '../design';
import { ok, type Result } from '../kit/result';
import { listWords } from '../kit/words';
import type { Refusal } from '../spec/command';
import type { Model } from '../spec/model';
import { inspect } from './inspect';
import type { ChecklistItem, Context, Finding, Fix, Rule } from './rule';
import { worseBrought } from './worse';

export interface FixedAll {
  /** One edit that does what every applied fix does. */
  readonly patch: Patch;
  readonly applied: readonly Applied[];
  /** What is still found then, worst first, and why nothing was done about it. */
  readonly left: readonly { readonly finding: Finding; readonly why: string }[];
}

interface Applied {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Fixes may uncover findings of their own; this many rounds are more than any chain of them is long. */
const MAX_ROUNDS = 50;

/** The records that a patch touches. */
const touchedBy = (patch: Patch): readonly string[] =>
  [patch.nodes, patch.edges, patch.settings].flatMap((table) => Object.keys(table ?? {}));

/** What a finding speaks of; a finding about the design as a whole shares a name with its kind. */
const subjectsOf = (finding: Finding): readonly string[] =>
  finding.nodes.length + (finding.edges?.length ?? 0) === 0
    ? ['design']
    : [...finding.nodes, ...(finding.edges ?? [])];

/**
 * Applies safe fixes until none is left, but none that brings what is worse than what it mends. It ends because a finding is
 * fixed once and a round that fixes none is the last. Within a round only findings that are still there and whose subjects no
 * earlier fix has touched are fixed: the others may have gone with it.
 */
export function fixAll(
  model: Model,
  rules: readonly Rule[],
  items: readonly ChecklistItem[],
  context: Context,
): FixedAll {
  const look = (at: Model): Looked => {
    const { findings, reported } = inspect(at, rules, items, context);
    return { model: at, findings, causes: reported };
  };
  const applied: Applied[] = [];
  const fixed = new Set<string>();
  let patch: Patch = {};
  let now = look(model);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const touched = new Set<string>();
    // A cause before what is told with it: what was done is said of what was reported.
    for (const finding of now.causes.flatMap((one) => [one, ...(one.also ?? [])])) {
      const fix = safeOf(finding);
      const subjects = subjectsOf(finding);
      if (!fix || fixed.has(finding.id) || subjects.some((id) => touched.has(id))) continue;
      if (!now.findings.some(({ id }) => id === finding.id)) continue;
      const step = stepOf(now.model, fix);
      if (!step.ok || isEmptyPatch(step.value)) continue;
      const then = look(now.model.with(apply(now.model.design, step.value)));
      if (worseBrought(finding, now.findings, then.findings).length > 0) continue;
      patch = compose(patch, step.value);
      now = then;
      applied.push({ finding, fix });
      fixed.add(finding.id);
      for (const id of [...subjects, ...touchedBy(step.value)]) touched.add(id);
    }
    if (touched.size === 0) break;
  }
  const left = now.findings.map((finding) => ({
    finding,
    why: whyLeft(now, finding, fixed, look),
  }));
  return { patch, applied, left };
}

interface Looked {
  readonly model: Model;
  readonly findings: readonly Finding[];
  /** The same, each cause once. */
  readonly causes: readonly Finding[];
}

const safeOf = ({ fixes }: Finding): Fix | undefined => fixes?.find(({ safe }) => safe);

function stepOf(model: Model, fix: Fix): Result<Patch, Refusal> {
  const plan = fix.command(model, idsAfter(model.design));
  return plan.ok ? ok(plan.value.patch) : plan;
}

/** Why no fix was applied to what is still found, as the end of a sentence. */
function whyLeft(
  now: Looked,
  finding: Finding,
  fixed: ReadonlySet<string>,
  look: (model: Model) => Looked,
): string {
  const { fixes = [] } = finding;
  if (fixes.length === 0) return 'there is no fix for it: only a person can say what it should be.';
  const safe = safeOf(finding);
  if (!safe) {
    const titles = fixes.map(({ title }) => `“${title}”`);
    return `a person has to decide: ${listWords(titles, 'or')}.`;
  }
  if (fixed.has(finding.id)) return 'its fix was not enough.';
  const step = stepOf(now.model, safe);
  if (!step.ok) return step.error.reason;
  const then = look(now.model.with(apply(now.model.design, step.value)));
  const worse = worseBrought(finding, now.findings, then.findings).map(({ rule }) => rule.id);
  return worse.length === 0
    ? `“${safe.title}” changes nothing.`
    : `“${safe.title}” would bring ${listWords([...new Set(worse)])}.`;
}
