import { apply, compose, idsAfter, isEmptyPatch, type Patch } from '../design';
import { listWords } from '../kit/words';
import type { Model } from '../spec/model';
import { inspect } from './inspect';
import type { ChecklistItem, Context, Finding, Fix, Rule } from './rule';

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
 * Applies safe fixes until none is left. It ends because every finding is tried once and a round that tries none is the last.
 * Within a round only findings whose subjects no earlier fix has touched are fixed: the others may have gone with it.
 */
export function fixAll(
  model: Model,
  rules: readonly Rule[],
  items: readonly ChecklistItem[],
  context: Context,
): FixedAll {
  const tried = new Set<string>();
  const applied: Applied[] = [];
  let found: readonly Finding[] = [];
  let patch: Patch = {};
  let now = model;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const touched = new Set<string>();
    let triedAny = false;
    found = inspect(now, rules, items, context).findings;
    for (const finding of found) {
      const fix = finding.fixes?.find((one) => one.safe);
      if (!fix || tried.has(finding.id)) continue;
      const subjects = subjectsOf(finding);
      if (subjects.some((id) => touched.has(id))) continue;
      tried.add(finding.id);
      triedAny = true;
      const plan = fix.command(now, idsAfter(now.design));
      if (!plan.ok || isEmptyPatch(plan.value.patch)) continue;
      patch = compose(patch, plan.value.patch);
      now = now.with(apply(now.design, plan.value.patch));
      applied.push({ finding, fix });
      for (const id of [...subjects, ...touchedBy(plan.value.patch)]) touched.add(id);
    }
    if (!triedAny) break;
  }
  const left = found.map((finding) => ({ finding, why: whyLeft(now, finding, applied) }));
  return { patch, applied, left };
}

/** Why no fix was applied to what is still found, as the end of a sentence. */
function whyLeft(model: Model, { id, fixes = [] }: Finding, applied: readonly Applied[]): string {
  if (fixes.length === 0) return 'there is no fix for it; what to do depends on what is meant.';
  const safe = fixes.find((one) => one.safe);
  if (!safe) {
    const titles = fixes.map(({ title }) => `“${title}”`);
    return `a person has to decide: ${listWords(titles, 'or')}.`;
  }
  if (applied.some(({ finding }) => finding.id === id)) return 'its fix was not enough.';
  const plan = safe.command(model, idsAfter(model.design));
  return plan.ok ? `“${safe.title}” changes nothing.` : plan.error.reason;
}
