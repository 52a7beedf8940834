import { drPlan, STRATEGIES } from '../../catalog/dr-plan/spec';
import { defineRule, fail, pass } from '../../validation';
import { drawnRegions, isDrawn, needsOf, STRATEGY_OF } from '../drawn-strategy';
import { setParams } from '../fixes';
import { operated, secondRegion } from '../operations-example';
import { nameOf } from '../subjects';
import { withStandby } from '../failovers';

const labelOf = (strategy: string): string =>
  (STRATEGIES.find(({ value }) => value === strategy)?.label ?? strategy).toLowerCase();

const people = {
  owner: 'Platform team',
  approver: 'Head of engineering',
  declaredBy: 'Incident lead',
  contacts: ['On call: +1 555 0100'],
};
/** A second region with servers, and a replica of the database where it is wanted. */
const standingBy = (strategy: string, standbyMin: number, hasReplica: boolean) =>
  withStandby({
    standbyMin,
    with: { dns: { failoverMode: 'manual' } },
    standby: (design, { data }, { db }) => {
      design.node('dr-plan', { label: 'DR plan', params: { ...people, strategy } });
      if (!hasReplica) return;
      const replica = design.node('rds-replica', { label: 'Far replica', parent: data });
      design.edge('replicates-to', db, replica);
    },
  });

export const dr13 = defineRule('recovery/dr-13', {
  title: 'The strategy of the DR plan is drawn',
  why: 'A plan that counts on a standby which nobody has built is found out when it is needed.',
  lacking: 'No DR plan is drawn whose strategy needs a standby in a second region.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const plan of model.ofKind(drPlan)) {
      const { strategy } = plan.params;
      if (needsOf(strategy) === null) continue;
      const { drawn, because } = drawnRegions(model);
      const subject = { nodes: [plan.id] };
      if (isDrawn(model, strategy)) {
        yield pass(subject, `${nameOf(plan)}: says ${labelOf(strategy)}, and ${because}.`);
        continue;
      }
      const instead = STRATEGY_OF[drawn];
      yield fail(subject, `${nameOf(plan)}: says ${labelOf(strategy)}, but ${because}.`, {
        field: { node: plan.id, name: 'strategy' },
        fixes:
          instead === null
            ? []
            : [setParams(plan, { strategy: instead }, `Say ${labelOf(instead)}`, false)],
      });
    }
  },
  examples: {
    good: [
      operated(),
      standingBy('pilot-light', 0, true),
      standingBy('warm-standby', 1, true),
      standingBy('active-active', 3, true),
    ],
    bad: [
      operated({ plan: { strategy: 'warm-standby' } }),
      operated({ plan: { strategy: 'pilot-light' } }, {}, secondRegion),
      standingBy('warm-standby', 0, true),
      standingBy('warm-standby', 3, false),
      standingBy('active-active', 1, true),
    ],
  },
});
