import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { minimumFor, roomFor, withMinimum, zonesOf } from '../capacity';
import { example } from '../example-designs';
import { isAtRest } from '../failovers';
import { setParams } from '../fixes';
import { mostOf, nameOf, placedFleets, unitOf, type Fleet } from '../subjects';

/** More tasks at most than before may not fit onto the servers of the service (CF-13). */
const canKeep = (group: Fleet, wanted: number): boolean =>
  roomFor(wanted) <= (isOnEc2(group.params) ? group.params.max : mostOf(group));

export const ml8 = defineRule('availability/ml-8', {
  title: 'Enough servers are left when a zone is lost',
  why: 'New servers take minutes to start, and in a zone failure everyone asks for them. What is left must carry on alone.',
  severity: 'warning',
  sameAs: ['ML-3'],
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const group of placedFleets(model)) {
      const zones = zonesOf(model, group);
      // One zone is ML-1's, ML-3's and ML-11's to report.
      if (zones < 2 || group.params.multiAz === false || isAtRest(model, group)) continue;
      const { min } = group.params;
      const needed = group.params.keepAfterAzLoss || (model.isCritical(group.id) ? 2 : 1);
      const left = Math.floor((min * (zones - 1)) / zones);
      const subject = { nodes: [group.id] };
      const fact = `${nameOf(group)}: losing one of ${zones} zones leaves ${left} of ${min}`;
      if (left >= needed) {
        yield pass(subject, `${fact}; ${needed} needed.`);
        continue;
      }
      const wanted = minimumFor(needed, zones);
      yield fail(
        subject,
        `${fact} until new ones start; ${needed} needed, which takes a minimum of ${wanted}.`,
        {
          measure: needed - left,
          field: { node: group.id, name: 'min' },
          // More than AWS gives, or no room above it, is no minimum.
          fixes:
            canKeep(group, wanted) && Number.isInteger(needed)
              ? [
                  setParams(
                    group,
                    withMinimum(group, wanted),
                    `Keep ${plural(wanted, unitOf(group))} at least`,
                  ),
                ]
              : [],
        },
      );
    }
  },
  examples: {
    good: [
      example(),
      example({
        with: { vpc: { zones: ['a', 'b'] }, web: { min: 4, desired: 4 } },
      }),
    ],
    bad: [
      example({ with: { web: { min: 2, desired: 2 } } }),
      example({ with: { web: { keepAfterAzLoss: 4 } } }),
      example({ with: { vpc: { zones: ['a', 'b'] } } }),
      example({
        without: ['route'],
        with: { web: { role: 'worker', min: 1, desired: 1 } },
      }),
    ],
  },
});
