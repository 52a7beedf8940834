import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { hasSpot } from '../../catalog/auto-scaling-group/mixed';
import { siblingsOf } from '../../catalog/instance-families';
import type { JsonObject } from '../../kit/json';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { offeredTo } from '../offers';
import { inTurn, nameOf, perItem, perNodeAndRegion } from '../subjects';

/** From this size on a type that has run out keeps the group from growing. */
const LARGE = 4;

const types = perNodeAndRegion(autoScalingGroup, function* (group, region) {
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
});

/** Whatever the size: what requests need must not be gone in two minutes. */
const spot = perItem(
  (model) => model.ofKind(autoScalingGroup),
  function* (group, model) {
    const { onDemandBase, onDemandPercent, min } = group.params;
    if (!hasSpot(group.params) || !model.isCritical(group.id)) return;
    const subject = { nodes: [group.id] };
    if (onDemandBase > 0 || onDemandPercent > 0) {
      yield pass(
        subject,
        `${nameOf(group)}: Spot beside an on-demand base of ${onDemandBase} and ${onDemandPercent} % of what is above it.`,
      );
      return;
    }
    const base = Math.min(Math.max(min, 1), autoScalingGroup.fields.onDemandBase.max);
    yield fail(
      subject,
      `${nameOf(group)}: all servers are Spot, on the path of requests; AWS may take all of them back with two minutes’ notice.`,
      {
        field: { node: group.id, name: 'onDemandBase' },
        // On-demand servers cost more: a person's choice.
        fixes: [
          setParams(group, { onDemandBase: base }, `Keep an on-demand base of ${base}`, false),
        ],
      },
    );
  },
);

/** Servers of several types, and none of them on demand but what is told. */
const onSpot = (params: JsonObject) =>
  example({
    with: {
      web: { mixedInstances: true, otherTypes: ['t4g.medium'], onDemandPercent: 0, ...params },
    },
  });

export const as8 = defineRule('scaling/as-8', {
  title: 'Servers run on although one type, or Spot, has run out',
  why: 'A zone can run out of a type, mostly when everybody needs it. A group that takes another one grows all the same. Spot servers are taken back with two minutes’ notice, and all of them can be at once; those of the on-demand base stay.',
  lacking: 'No group may grow beyond 4 servers, and no critical one takes Spot servers.',
  severity: 'info',
  maps: { fsbp: ['AutoScaling.6'], wellArchitected: ['REL'] },
  check: inTurn(types, spot),
  examples: {
    good: [
      example({ with: { web: { max: 4 } } }),
      example({
        with: { web: { mixedInstances: true, otherTypes: ['t4g.medium'] } },
      }),
      onSpot({ onDemandBase: 3 }),
      onSpot({ onDemandBase: 0, onDemandPercent: 50 }),
    ],
    bad: [
      example(),
      example({ with: { web: { mixedInstances: true, onDemandPercent: 50 } } }),
      example({ with: { web: { instanceType: 'c7i.2xlarge' } } }),
      onSpot({ onDemandBase: 0 }),
    ],
  },
});
