import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { backupPlans } from '../operations';
import { operated, secondRegion } from '../operations-example';
import { nameOf } from '../subjects';

export const bk4 = defineRule('backup/bk-4', {
  title: 'Backups lie in a second region',
  why: 'The loss of a region takes the backups that lie there with it, and a second one is drawn already.',
  lacking: 'No second region is drawn, or no backup plan.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const regions = new Set(
      model.nodes.flatMap(({ id, spec }) =>
        spec.container === 'region' ? (model.regionName(id) ?? []) : [],
      ),
    );
    if (regions.size < 2) return;
    for (const plan of backupPlans(model)) {
      const subject = { nodes: [plan.id] };
      yield plan.params.copy
        ? pass(subject, `${nameOf(plan)}: copies its backups to another region.`)
        : fail(subject, `${nameOf(plan)}: keeps its backups in one region.`, {
            field: { node: plan.id, name: 'copy' },
            fixes: [setParams(plan, { copy: true }, 'Copy them to another region')],
          });
    }
  },
  examples: {
    good: [operated(), operated({}, {}, secondRegion)],
    bad: [operated({ backup: { copy: false } }, {}, secondRegion)],
  },
});
