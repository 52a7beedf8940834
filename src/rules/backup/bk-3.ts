import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { addBackupPlan, backedUp, backupPlans, coverable, regionsWith } from '../operations';
import { withStandby } from '../failovers';
import { operated, secondRegion } from '../operations-example';
import { nameOf, namesOf } from '../subjects';

export const bk3 = defineRule('backup/bk-3', {
  title: 'A plan backs up all data',
  why: 'What each service keeps by itself goes with the service. A vault keeps it apart, for longer, and behind a lock.',
  lacking: 'Nothing is created in a region that a backup plan could cover.',
  severity: 'warning',
  maps: { fsbp: ['RDS.26', 'DynamoDB.4'], wellArchitected: ['REL'] },
  *check(model) {
    const plans = backupPlans(model);
    for (const [region, ids] of backedUp(model)) {
      const plan = plans.find(({ id }) => model.regionName(id) === region);
      const covered = coverable(model).get(region);
      if (plan && !covered) continue;
      yield plan
        ? pass({ nodes: [plan.id] }, `${nameOf(plan)}: backs up ${namesOf(model, covered ?? [])}.`)
        : fail(
            { nodes: regionsWith(model, [[region, ids]]) },
            `${region}: no plan backs up ${namesOf(model, ids)}.`,
            { fixes: addBackupPlan(model, region) },
          );
    }
  },
  examples: {
    good: [operated(), example({ without: ['cache', 'proxy', 'db', 'replica'] })],
    bad: [
      withStandby(),
      example(),
      operated({}, {}, (design) => {
        const parent = secondRegion(design);
        const table = design.node('dynamodb-table', { label: 'Orders', parent });
        const writer = design.node('lambda-function', { label: 'Writer', parent });
        design.edge('keeps-records-in', writer, table);
      }),
    ],
  },
});
