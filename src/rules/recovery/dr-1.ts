import { drPlan } from '../../catalog/dr-plan/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { operated } from '../operations-example';
import { nameOf, perNode } from '../subjects';

const NEEDED = [
  { name: 'owner', text: 'its owner' },
  { name: 'approver', text: 'who approved it' },
  { name: 'declaredBy', text: 'who declares a disaster' },
  { name: 'contacts', text: 'whom to call' },
] as const;

/** Without any plan the item is open and says what to draw. */
export const dr1 = defineRule('recovery/dr-1', {
  title: 'DR plan says who decides and whom to call',
  why: 'In a disaster the first hour goes by with the question who may decide. The drawing cannot answer it.',
  severity: 'error',
  maps: { wellArchitected: ['REL', 'OPS'] },
  check: perNode(drPlan, function* (plan) {
    const subject = { nodes: [plan.id] };
    const missing = NEEDED.filter(({ name }) => {
      const value = plan.params[name];
      return typeof value === 'string' ? value.trim() === '' : value.length === 0;
    });
    const [first] = missing;
    yield first
      ? fail(
          subject,
          `${nameOf(plan)}: does not say ${listWords(
            missing.map(({ text }) => text),
            'or',
          )}.`,
          { field: { node: plan.id, name: first.name } },
        )
      : pass(subject, `${nameOf(plan)}: names owner, approver, decision and contacts.`);
  }),
  examples: {
    good: [example(), operated()],
    bad: [
      operated({ plan: { owner: '' } }),
      operated({ plan: { owner: ' ', approver: '', contacts: [] } }),
    ],
  },
});
