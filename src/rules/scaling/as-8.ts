import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { siblingsOf } from '../../catalog/instance-families';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { offeredTo } from '../offers';
import { nameOf, perNodeAndRegion } from '../subjects';

/** From this size on a type that has run out keeps the group from growing. */
const LARGE = 4;

export const as8 = defineRule('scaling/as-8', {
  title: 'A large group takes more than one instance type',
  why: 'A zone can run out of a type, mostly when everybody needs it. A group that takes another one grows all the same.',
  lacking: 'No group may grow beyond 4 servers.',
  severity: 'info',
  maps: { fsbp: ['AutoScaling.6'], wellArchitected: ['REL'] },
  check: perNodeAndRegion(autoScalingGroup, function* (group, region) {
    const { instanceType, mixedInstances, otherTypes, max } = group.params;
    if (max <= LARGE) return;
    const subject = { nodes: [group.id] };
    const others = otherTypes.filter((type) => type !== instanceType);
    if (mixedInstances && others.length > 0) {
      yield pass(subject, `${nameOf(group)}: ${[instanceType, ...others].join(', ')}.`);
      return;
    }
    const siblings = siblingsOf(instanceType, offeredTo(group, region));
    yield fail(subject, `${nameOf(group)}: up to ${max} servers, all of them ${instanceType}.`, {
      measure: max,
      field: {
        node: group.id,
        name: mixedInstances ? 'otherTypes' : 'mixedInstances',
      },
      // Another type may cost more: a person's choice.
      fixes:
        siblings.length === 0
          ? []
          : [
              setParams(
                group,
                {
                  mixedInstances: true,
                  otherTypes: siblings,
                  ...(mixedInstances ? {} : { onDemandPercent: 100 }),
                },
                `Take ${siblings.join(' or ')} too`,
                false,
              ),
            ],
    });
  }),
  examples: {
    good: [
      example({ with: { web: { max: 4 } } }),
      example({
        with: { web: { mixedInstances: true, otherTypes: ['t4g.medium'] } },
      }),
    ],
    bad: [
      example(),
      example({ with: { web: { mixedInstances: true, onDemandPercent: 50 } } }),
      example({ with: { web: { instanceType: 'c7i.2xlarge' } } }),
    ],
  },
});
