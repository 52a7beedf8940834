import { drPlan } from '../../catalog/dr-plan/spec';
import { listWords } from '../../kit/words';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { withStandby } from '../failovers';
import { addDrPlan, standingBy } from '../operations';
import { operated } from '../operations-example';
import { inTurn, nameOf, perNode } from '../subjects';

const NEEDED = [
  { name: 'owner', text: 'its owner' },
  { name: 'approver', text: 'who approved it' },
  { name: 'declaredBy', text: 'who declares a disaster' },
  { name: 'contacts', text: 'whom to call' },
] as const;

/** Without any plan the item is open and says what to draw; a failover without one is a plan that nobody knows. */
function* missing(model: Model): Iterable<Verdict> {
  if (model.ofKind(drPlan).length > 0) return;
  for (const { record, pair, secondaryRegion } of standingBy(model)) {
    yield fail(
      { nodes: [record.id, pair.secondary.to] },
      `${nameOf(record)}: fails over to ${secondaryRegion}, and no plan says who decides, how, and how soon.`,
      { fixes: [addDrPlan(model)] },
    );
  }
}

export const dr1 = defineRule('recovery/dr-1', {
  title: 'DR plan says who decides and whom to call',
  why: 'In a disaster the first hour goes by with the question who may decide. The drawing cannot answer it.',
  severity: 'error',
  maps: { wellArchitected: ['REL', 'OPS'] },
  check: inTurn(
    (model) => [...missing(model)],
    perNode(drPlan, function* (plan) {
      const subject = { nodes: [plan.id] };
      const unsaid = NEEDED.filter(({ name }) => {
        const value = plan.params[name];
        return typeof value === 'string' ? value.trim() === '' : value.length === 0;
      });
      const [first] = unsaid;
      yield first
        ? fail(
            subject,
            `${nameOf(plan)}: does not say ${listWords(
              unsaid.map(({ text }) => text),
              'or',
            )}.`,
            { field: { node: plan.id, name: first.name } },
          )
        : pass(subject, `${nameOf(plan)}: names owner, approver, decision and contacts.`);
    }),
  ),
  examples: {
    good: [example(), operated()],
    bad: [
      withStandby(),
      operated({ plan: { owner: '' } }),
      operated({ plan: { owner: ' ', approver: '', contacts: [] } }),
    ],
  },
});
