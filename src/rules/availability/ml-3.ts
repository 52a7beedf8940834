import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { mayRest, withStandby } from '../failovers';
import { setParams } from '../fixes';
import { minimumFor, withMinimumAlways, zonesOf } from '../capacity';
import { fewestOf, mostKeptOf, nameOf, perItem, placedFleets, unitOf } from '../subjects';

export const ml3 = defineRule('availability/ml-3', {
  title: 'Servers run in more than one zone',
  why: 'A group in one zone, or a single server on the path of requests, is down for minutes when its zone is.',
  lacking:
    'No servers or tasks stand in a VPC, or what keeps them in one zone is reported by another rule.',
  severity: 'error',
  // Its profile leaves that out of any other design.
  from: 'production',
  maps: { fsbp: ['AutoScaling.2'], wellArchitected: ['REL'] },
  check: perItem(placedFleets, function* (group, model) {
    const { multiAz, min } = group.params;
    const { count, field, when } = fewestOf(group);
    const zones = model.networkOf(group.id)?.zones.length ?? 0;
    // Servers in one zone are ML-11's to report.
    const used = zonesOf(model, group);
    const subject = { nodes: [group.id] };
    const tooFew = count < 2 && model.isCritical(group.id);
    if ((min === 0 || (tooFew && multiAz !== false)) && mayRest(model, group)) {
      yield pass(
        subject,
        mostKeptOf(group).count === 0
          ? `${nameOf(group)}: rests until a failover, as the plan says.`
          : `${nameOf(group)}: runs ${plural(count, unitOf(group))} at least${when}; the plan needs none before a failover.`,
      );
      return;
    }
    const enough = withMinimumAlways(group, minimumFor(2, zones));
    const kept = Math.max(minimumFor(2, zones), min);
    if (multiAz === false) {
      yield fail(
        subject,
        `${nameOf(group)}: all servers run in the first zone; a group spreads over every zone of its VPC.`,
        {
          field: { node: group.id, name: 'multiAz' },
          fixes: [
            setParams(
              group,
              {
                multiAz: true,
                ...(model.isCritical(group.id) && count < minimumFor(2, zones) ? enough : {}),
              },
              'Spread over all zones',
            ),
          ],
        },
      );
    } else if (tooFew) {
      yield fail(
        subject,
        `${nameOf(group)}: runs ${plural(count, unitOf(group))} at least${when}, on the path of requests; two in two zones survive the loss of one.`,
        {
          // What ML-8 and AS-11 count is told with this, and grows with it beyond the two that are meant where nothing is said.
          measure: Math.max(0, (group.params.keepAfterAzLoss || 2) - 2, min - 2) - count,
          field: { node: group.id, name: field },
          fixes: [setParams(group, enough, `Keep ${plural(kept, unitOf(group))} at least`)],
        },
      );
    } else if (used >= 2) {
      yield pass(
        subject,
        `${nameOf(group)}: ${plural(count, unitOf(group))} at least${when}, spread over ${used} zones.`,
      );
    }
  }),
  examples: {
    good: [
      // A pilot light has nothing running before a failover.
      withStandby({
        standbyMin: 0,
        standby: (design) => {
          design.node('dr-plan', {
            label: 'DR plan',
            params: { strategy: 'pilot-light' },
          });
        },
      }),
      withStandby({
        standbyMin: 1,
        standby: (design) => {
          design.node('dr-plan', { label: 'DR plan', params: { strategy: 'pilot-light' } });
        },
      }),
      example(),
      example({
        without: ['route'],
        with: { web: { role: 'worker', min: 1, desired: 1 } },
      }),
    ],
    bad: [
      withStandby({
        standbyMin: 0,
        standby: (design) => {
          design.node('dr-plan', {
            label: 'DR plan',
            params: { strategy: 'warm-standby' },
          });
        },
      }),
      example({ with: { web: { multiAz: false } } }),
      example({ with: { web: { min: 1, desired: 1 } } }),
      example({ with: { web: { schedule: true, eveningMin: 1, eveningDesired: 1 } } }),
      example({
        with: { web: { min: 1, desired: 1, max: 1, multiAz: false } },
      }),
    ],
  },
});
