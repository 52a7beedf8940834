import { followedQueues } from '../../catalog/verbs/feeds';
import { listWords, plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { roomFor, withMinimum } from '../capacity';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { fleets, mostOf, nameOf, routesInto, unitOf } from '../subjects';

export const as1 = defineRule('scaling/as-1', {
  title: 'Group scales by itself',
  why: 'Fixed capacity is too little at noon and too much at night: it fails, and it wastes money.',
  lacking: 'No group of servers and no service is drawn.',
  severity: 'error',
  maps: { wellArchitected: ['COST', 'REL'] },
  *check(model) {
    for (const group of fleets(model)) {
      const { min, max, cpuScaling, requestScaling } = group.params;
      const subject = { nodes: [group.id] };
      const byRequests = requestScaling && routesInto(model, group.id).length > 0;
      const byQueue = followedQueues(model, group.id).length > 0;
      const hasPolicy = cpuScaling || byRequests || byQueue;
      // A minimum above the maximum is AS-3's to report.
      if (min > max) continue;
      const isFixed = min === max;
      if (hasPolicy && !isFixed) {
        const by = [
          ...(cpuScaling ? ['CPU'] : []),
          ...(byRequests ? ['requests per target'] : []),
          ...(byQueue ? ['waiting messages'] : []),
        ];
        yield pass(
          subject,
          `${nameOf(group)}: ${min} to ${plural(max, unitOf(group))}, by ${listWords(by)}.`,
        );
        continue;
      }
      const wanted = Math.min(Math.max(2 * max, max + 2), mostOf(group));
      const room = isFixed && min < wanted ? { max: wanted } : {};
      const less = isFixed && min >= wanted ? withMinimum(group, Math.floor(max / 2)) : {};
      yield fail(
        subject,
        isFixed
          ? `${nameOf(group)}: fixed at ${plural(min, unitOf(group))}; the maximum must be above the minimum, ${Math.max(roomFor(min), min + 1)} at least.`
          : `${nameOf(group)}: no policy moves it between ${min} and ${max}${requestScaling ? '; requests are counted behind a load balancer only' : ''}.`,
        {
          field: { node: group.id, name: isFixed ? 'max' : 'cpuScaling' },
          fixes: [
            setParams(
              group,
              { ...room, ...less, ...(hasPolicy ? {} : { cpuScaling: true }) },
              isFixed ? 'Let it grow and shrink' : 'Scale on CPU',
            ),
          ],
        },
      );
    }
  },
  examples: {
    good: [example(), example({ with: { web: { cpuScaling: false } } })],
    bad: [
      example({ with: { web: { max: 3 } } }),
      example({ with: { web: { cpuScaling: false, requestScaling: false } } }),
      example({ without: ['route'], with: { web: { role: 'worker', cpuScaling: false } } }),
      example({ with: { web: { min: 500, desired: 500, max: 500 } } }),
      example({
        without: ['route'],
        with: { web: { role: 'worker', min: 0, desired: 0, max: 0 } },
      }),
    ],
  },
});
