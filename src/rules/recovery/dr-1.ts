import { drPlan } from '../../catalog/dr-plan/spec';
import { listWords } from '../../kit/words';
import type { Model } from '../../spec/model';
import { defineRule, fail, faultsAmong, pass, type Verdict } from '../../validation';
import { COMPONENTS, example } from '../example-designs';
import { withStandby } from '../failovers';
import { addDrPlan, atStake, lackOfOperations, regionsWith, standingBy } from '../operations';
import { operated } from '../operations-example';
import { nameOf } from '../subjects';

const NEEDED = [
  { name: 'owner', text: 'its owner' },
  { name: 'approver', text: 'who approved it' },
  { name: 'declaredBy', text: 'who declares a disaster' },
  { name: 'contacts', text: 'whom to call' },
] as const;

/** A failover without a plan is a plan that nobody knows; of any other design it is said once. */
function* missing(model: Model): Iterable<Verdict> {
  if (model.ofKind(drPlan).length > 0) return;
  const fixes = [addDrPlan(model)];
  const names = standingBy(model);
  for (const { record, pair, secondaryRegion } of names) {
    yield fail(
      { nodes: [record.id, pair.secondary.to] },
      `${nameOf(record)}: fails over to ${secondaryRegion}, and no plan says who decides, how, and how soon.`,
      { fixes },
    );
  }
  const regions = [...atStake(model)];
  if (names.length > 0 || regions.length === 0) return;
  yield fail(
    { nodes: regionsWith(model, regions) },
    `${listWords(regions.map(([region]) => region))}: no plan says what to do when it is lost, who decides, and how soon.`,
    { severity: lackOfOperations(model), fixes },
  );
}

function* unsaid(model: Model): Iterable<Verdict> {
  for (const plan of model.ofKind(drPlan)) {
    const subject = { nodes: [plan.id] };
    const lacking = NEEDED.filter(({ name }) => {
      const value = plan.params[name];
      return typeof value === 'string' ? value.trim() === '' : value.length === 0;
    });
    const [first] = lacking;
    yield first
      ? fail(
          subject,
          `${nameOf(plan)}: does not say ${listWords(
            lacking.map(({ text }) => text),
            'or',
          )}.`,
          {
            severity: lackOfOperations(model),
            ...faultsAmong(NEEDED, lacking),
            field: { node: plan.id, name: first.name },
          },
        )
      : pass(subject, `${nameOf(plan)}: names owner, approver, decision and contacts.`);
  }
}

export const dr1 = defineRule('recovery/dr-1', {
  title: 'DR plan says who decides and whom to call',
  why: 'In a disaster the first hour goes by with the question who may decide. The drawing cannot answer it. It is an error where a name fails over.',
  lacking: 'No DR plan is drawn, and nothing in a region that could be lost with it.',
  severity: 'error',
  maps: { wellArchitected: ['REL', 'OPS'] },
  *check(model) {
    yield* missing(model);
    yield* unsaid(model);
  },
  examples: {
    good: [operated(), example({ without: COMPONENTS })],
    bad: [
      withStandby(),
      example(),
      operated({ plan: { owner: '' } }),
      operated({ plan: { owner: ' ', approver: '', contacts: [] } }),
    ],
  },
});
