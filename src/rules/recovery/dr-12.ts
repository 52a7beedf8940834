import { drPlan } from '../../catalog/dr-plan/spec';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { staleness } from '../freshness';
import { operated } from '../operations-example';
import { nameOf, perSubject } from '../subjects';

/** Days between two of what people rehearse; restores try themselves. */
const INTERVALS: Readonly<Record<string, number>> = { 'table-top': 92, zone: 183, region: 366 };
const YEAR = 366;

const judge = perSubject(function* (
  plan: ModelNode<ParamsOf<typeof drPlan.fields>>,
  today: string,
) {
  const { lastTest, tests } = plan.params;
  const interval = Math.min(YEAR, ...tests.map((one) => INTERVALS[one] ?? YEAR));
  const found = staleness(lastTest, today, interval);
  if (found === null) return;
  const subject = { nodes: [plan.id] };
  const evidence = `${nameOf(plan)}: the last rehearsal ${found.says}.`;
  yield found.isStale
    ? fail(subject, evidence, { field: { node: plan.id, name: 'lastTest' } })
    : pass(subject, evidence);
});

/** Where no rehearsal is noted the item is open and says so. */
export const dr12 = defineRule('recovery/dr-12', {
  title: 'The last rehearsal is not longer ago than its schedule says',
  why: 'People change jobs and runbooks grow old. What was last tried long ago is tried again in the disaster.',
  lacking: 'No DR plan says on which day it was rehearsed.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  check: (model, { today }) => judge(model.ofKind(drPlan).map((plan) => [plan, today])),
  examples: {
    good: [
      operated(),
      operated({ plan: { lastTest: '2026-04-01' } }),
      operated({ plan: { lastTest: '2025-07-01', tests: ['restore', 'region'] } }),
    ],
    bad: [
      operated({ plan: { lastTest: '2026-01-01' } }),
      operated({ plan: { lastTest: '2025-05-01', tests: ['region'] } }),
      operated({ plan: { lastTest: '2027-01-01' } }),
    ],
  },
});
