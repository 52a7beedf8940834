import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { minimumFor, roomFor, withMinimum, withMinimumAlways, zonesOf } from '../capacity';
import { example } from '../example-designs';
import { mayRest, withStandby } from '../failovers';
import { setParams } from '../fixes';
import {
  fewestOf,
  mostOf,
  nameOf,
  ownMinimum,
  placedFleets,
  unitOf,
  type Fleet,
} from '../subjects';

/** More tasks at most than before may not fit onto the servers of the service (CF-13). */
const canKeep = (group: Fleet, wanted: number): boolean =>
  roomFor(wanted) <= (isOnEc2(group.params) ? group.params.max : mostOf(group));

export const ml8 = defineRule('availability/ml-8', {
  title: 'Enough servers are left when a zone is lost',
  why: 'New servers take minutes to start, and in a zone failure everyone asks for them. What is left must carry on alone.',
  lacking: 'No servers or tasks are spread over zones, but those that the DR plan lets rest.',
  severity: 'warning',
  sameAs: ['ML-3', 'AS-11', 'PA-1'],
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const group of placedFleets(model)) {
      const zones = zonesOf(model, group);
      // One zone is ML-1's, ML-3's and ML-11's to report.
      if (zones < 2 || group.params.multiAz === false) continue;
      const isCritical = model.isCritical(group.id);
      // A worker may sleep: what waits in a queue waits until the morning.
      const { count, field, when } = isCritical ? fewestOf(group) : ownMinimum(group);
      const needed = group.params.keepAfterAzLoss || (isCritical ? 2 : 1);
      const left = Math.floor((count * (zones - 1)) / zones);
      const subject = { nodes: [group.id] };
      const fact = `${nameOf(group)}: losing one of ${zones} zones leaves ${left} of ${count}${when}`;
      if (left >= needed) {
        const sleeps = fewestOf(group).count < count ? ', but for what its schedule lets rest' : '';
        yield pass(subject, `${fact}; ${needed} needed${sleeps}.`);
        continue;
      }
      if (mayRest(model, group)) continue;
      const wanted = minimumFor(needed, zones);
      const kept = Math.max(wanted, group.params.min);
      yield fail(
        subject,
        `${fact} until new ones start; ${needed} needed, which takes a minimum of ${wanted}.`,
        {
          measure: needed - left,
          field: { node: group.id, name: field },
          // More than AWS gives, or no room above it, is no minimum.
          fixes:
            canKeep(group, wanted) && Number.isInteger(needed)
              ? [
                  setParams(
                    group,
                    isCritical ? withMinimumAlways(group, wanted) : withMinimum(group, wanted),
                    `Keep ${plural(kept, unitOf(group))} at least`,
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
      // The plan asks for nothing there, so this asks for no more.
      withStandby({
        standbyMin: 1,
        standby: (design) => {
          design.node('dr-plan', { label: 'DR plan', params: { strategy: 'pilot-light' } });
        },
      }),
      example({
        without: ['route'],
        with: { web: { role: 'worker', schedule: true, eveningMin: 0, eveningDesired: 0 } },
      }),
    ],
    bad: [
      example({ with: { web: { min: 2, desired: 2 } } }),
      example({ with: { web: { keepAfterAzLoss: 4 } } }),
      example({ with: { vpc: { zones: ['a', 'b'] } } }),
      example({ with: { web: { schedule: true, eveningMin: 2, eveningDesired: 2 } } }),
      example({
        with: { web: { min: 2, desired: 2, schedule: true, eveningMin: 2, eveningDesired: 2 } },
      }),
      withStandby({
        standbyMin: 2,
        standby: (design) => {
          design.node('dr-plan', { label: 'DR plan', params: { strategy: 'warm-standby' } });
        },
      }),
      example({
        without: ['route'],
        with: { web: { role: 'worker', min: 1, desired: 1 } },
      }),
    ],
  },
});
