import { catalog } from '../catalog';
import { apply, checkStructure, idsAfter, isEmptyPatch, type Design } from '../design';
import { remember } from '../kit/memo';
import { resolve } from '../resolve';
import { checklist, rules } from '../rules';
import { EXAMPLE_CONTEXT } from '../rules/example-context';
import type { Model } from '../spec/model';
import { inspect, worseBrought, type Finding, type Fix } from '../validation';

/** What law V2 says of a fix, on whatever design it is offered. */

export interface Offer {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** They go one step of several: what is left says another thing than before. */
const STEPWISE: readonly string[] = ['DR-2'];

/** A design has many fixes, each of which is compared with it. */
const inspected = remember(
  (model: Model): readonly Finding[] => inspect(model, rules, checklist, EXAMPLE_CONTEXT).findings,
);

export const offersOf = (model: Model): readonly Offer[] =>
  inspected(model).flatMap((finding) => (finding.fixes ?? []).map((fix) => ({ finding, fix })));

/** What is wrong with a fix, a line each; nothing of one that keeps its promise. */
export function faultsOfFix(design: Design, { finding, fix }: Offer): readonly string[] {
  const model = resolve(design, catalog);
  const name = `${finding.rule.id} "${fix.title}"`;
  const plan = fix.command(model, idsAfter(design));
  if (!plan.ok) return [`${name} cannot be done: ${plan.error.reason}`];
  if (isEmptyPatch(plan.value.patch)) return [`${name} does nothing`];
  const after = apply(design, plan.value.patch);
  const broken = checkStructure(after);
  if (broken.length > 0) return [`${name} breaks the structure: ${JSON.stringify(broken)}`];
  const left = inspected(resolve(after, catalog));
  const found = inspected(model);
  const same = left.find(({ id }) => id === finding.id);
  const isLeft =
    same !== undefined &&
    !(STEPWISE.includes(finding.rule.id) && same.evidence !== finding.evidence);
  return [
    ...(isLeft ? [`${name} leaves it: ${same.evidence}`] : []),
    ...worseBrought(finding, found, left).map(
      (one) => `${name} brings ${one.severity} ${one.rule.id}: ${one.evidence}`,
    ),
  ];
}
