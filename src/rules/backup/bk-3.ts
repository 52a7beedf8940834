import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { addBackupPlan, asksForOperations, backupPlans, coverable } from '../operations';
import { withStandby } from '../failovers';
import { operated, secondRegion } from '../operations-example';
import { nameOf, namesOf } from '../subjects';

export const bk3 = defineRule('backup/bk-3', {
  title: 'A plan backs up all data',
  why: 'What each service keeps by itself goes with the service. A vault keeps it apart, for longer, and behind a lock.',
  severity: 'warning',
  maps: { fsbp: ['RDS.26', 'DynamoDB.4'], wellArchitected: ['REL'] },
  *check(model) {
    const plans = backupPlans(model);
    // Without any the item is open and says what to draw, unless the drawing asks for it.
    if (plans.length === 0 && !asksForOperations(model)) return;
    for (const [region, ids] of coverable(model)) {
      const plan = plans.find(({ id }) => model.regionName(id) === region);
      yield plan
        ? pass({ nodes: [plan.id] }, `${nameOf(plan)}: backs up ${namesOf(model, ids)}.`)
        : fail({ nodes: ids }, `${region}: no plan backs up ${namesOf(model, ids)}.`, {
            fixes: addBackupPlan(model, region),
          });
    }
  },
  examples: {
    good: [example(), operated()],
    bad: [
      withStandby(),
      operated({}, {}, (design) => {
        const parent = secondRegion(design);
        const table = design.node('dynamodb-table', { label: 'Orders', parent });
        const writer = design.node('lambda-function', { label: 'Writer', parent });
        design.edge('keeps-records-in', writer, table);
      }),
    ],
  },
});
