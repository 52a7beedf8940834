import { apply, compose, idsAfter, isEmptyPatch, type Patch } from '../design';
import type { Model } from '../spec/model';
import { inspect } from './inspect';
import type { ChecklistItem, Context, Finding, Fix, Rule } from './rule';

export interface FixedAll {
  /** One edit that does what every applied fix does. */
  readonly patch: Patch;
  readonly applied: readonly { readonly finding: Finding; readonly fix: Fix }[];
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
  const applied: { finding: Finding; fix: Fix }[] = [];
  let patch: Patch = {};
  let now = model;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const touched = new Set<string>();
    let triedAny = false;
    for (const finding of inspect(now, rules, items, context).findings) {
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
  return { patch, applied };
}
