import { drPlan, TESTS } from '../../catalog/dr-plan/spec';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { operated } from '../operations-example';
import { nameOf, perNode } from '../subjects';

export const dr6 = defineRule('recovery/dr-6', {
  title: 'DR plan has a schedule of rehearsals',
  why: 'A runbook that nobody has followed has steps that do not work.',
  lacking: 'No DR plan is drawn.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  check: perNode(drPlan, function* (plan) {
    const subject = { nodes: [plan.id] };
    const { tests } = plan.params;
    yield tests.length > 0
      ? pass(subject, `${nameOf(plan)}: has ${plural(tests.length, 'rehearsal')} in its schedule.`)
      : fail(subject, `${nameOf(plan)}: schedules no rehearsal.`, {
          field: { node: plan.id, name: 'tests' },
          fixes: [
            setParams(plan, { tests: TESTS.map(({ value }) => value) }, 'Schedule rehearsals'),
          ],
        });
  }),
  examples: { good: [operated()], bad: [operated({ plan: { tests: [] } })] },
});
