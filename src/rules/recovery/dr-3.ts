import { drPlan } from '../../catalog/dr-plan/spec';
import { defineRule, fail, pass } from '../../validation';
import { operated } from '../operations-example';
import { nameOf, perNode } from '../subjects';

export const dr3 = defineRule('recovery/dr-3', {
  title: 'DR plan has a day for its review',
  why: 'A plan describes the system of the day it was written. Without a date nobody looks again.',
  severity: 'info',
  maps: { wellArchitected: ['OPS'] },
  check: perNode(drPlan, function* (plan) {
    const subject = { nodes: [plan.id] };
    const { reviewOn } = plan.params;
    yield reviewOn === ''
      ? fail(subject, `${nameOf(plan)}: says no day for its next review.`, {
          field: { node: plan.id, name: 'reviewOn' },
        })
      : pass(subject, `${nameOf(plan)}: to be looked at again on ${reviewOn.slice(0, 10)}.`);
  }),
  examples: { good: [operated({ plan: { reviewOn: '2027-05-31' } })], bad: [operated()] },
});
