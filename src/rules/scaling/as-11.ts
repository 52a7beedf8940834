import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { fieldProblem } from '../../spec/field-problem';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, placedOf, SCHEDULED } from '../subjects';

export const as11 = defineRule('scaling/as-11', {
  title: 'The schedule leaves what requests need',
  why: 'The minimum is there for the loss of a zone, which comes at night as well.',
  lacking: 'No critical group of servers in a VPC has a schedule, beside a minimum that AWS takes.',
  severity: 'warning',
  sameAs: ['ML-3'],
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const group of placedOf(model, autoScalingGroup)) {
      // A worker may sleep: what waits in a queue waits until the morning.
      if (!group.params.schedule || !model.isCritical(group.id)) continue;
      // A minimum that AWS refuses is PA-1's to report.
      const { fields } = autoScalingGroup;
      if (fieldProblem(fields.min, group.params.min, { params: group.params }) !== null) continue;
      for (const { when, min: name, desired, max } of SCHEDULED) {
        const { min } = group.params;
        const scheduled = group.params[name];
        const subject = { nodes: [group.id] };
        if (scheduled >= min) {
          yield pass(subject, `${nameOf(group)}: ${plural(scheduled, 'server')} in the ${when}.`);
          continue;
        }
        yield fail(
          subject,
          `${nameOf(group)}: the ${when} sets the minimum to ${scheduled}; the group needs ${min}.`,
          {
            measure: min - scheduled,
            field: { node: group.id, name },
            fixes: [
              setParams(
                group,
                {
                  [name]: min,
                  [desired]: Math.max(group.params[desired], min),
                  [max]: Math.max(group.params[max], group.params[desired], min),
                },
                `Keep ${min} in the ${when}`,
              ),
            ],
          },
        );
      }
    }
  },
  examples: {
    good: [
      example({ with: { web: { schedule: true } } }),
      example({
        without: ['route'],
        with: {
          web: {
            role: 'worker',
            schedule: true,
            eveningMin: 0,
            eveningDesired: 0,
          },
        },
      }),
    ],
    bad: [
      example({
        with: { web: { schedule: true, eveningMin: 1, eveningDesired: 1 } },
      }),
      example({
        with: {
          web: {
            schedule: true,
            morningMin: 1,
            morningDesired: 1,
            morningMax: 2,
          },
        },
      }),
    ],
  },
});
