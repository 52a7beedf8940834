import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { architectureOf } from '../../catalog/instances';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { offeredTo } from '../offers';
import { nameOf, perNodeAndRegion } from '../subjects';

/** Percent of a vCPU that earns as many credits as it spends: EC2 guide, "Burstable performance instances". */
const BASELINE: Readonly<Record<string, number>> = {
  micro: 10,
  small: 20,
  medium: 20,
  large: 30,
};

/** The next in line is for regions that lack the first. */
const STEADY = {
  arm64: ['m7g.large', 'm6g.large'],
  x86_64: ['m7i.large', 'm6i.large'],
} as const;

const baselineOf = (type: string): number | undefined => {
  const match = /^t(?:3|4g)\.(\w+)$/.exec(type);
  return match?.[1] === undefined ? undefined : BASELINE[match[1]];
};

export const as4 = defineRule('scaling/as-4', {
  title: 'Burstable servers stay near their baseline',
  why: 'Above the baseline a burstable server spends credits, and unlimited mode bills what it has not got.',
  lacking: 'No group of burstable servers, micro to large, scales on CPU.',
  severity: 'info',
  maps: { wellArchitected: ['COST', 'PERF'] },
  check: perNodeAndRegion(autoScalingGroup, function* (group, region) {
    const { instanceType, cpuScaling, cpuTarget } = group.params;
    const baseline = baselineOf(instanceType);
    if (baseline === undefined || !cpuScaling) return;
    const subject = { nodes: [group.id] };
    const most = baseline * 3;
    const state = `${instanceType} earns credits up to ${baseline} %, the CPU target is ${cpuTarget} %`;
    if (cpuTarget <= most) {
      yield pass(subject, `${nameOf(group)}: ${state}.`);
      return;
    }
    const steady = STEADY[architectureOf(instanceType)].find(offeredTo(group, region));
    const target = Math.min(40, most);
    yield fail(subject, `${nameOf(group)}: ${state}.`, {
      measure: cpuTarget - baseline,
      field: { node: group.id, name: 'cpuTarget' },
      // Both change what the group costs or how it scales: a person's choice.
      fixes: [
        setParams(group, { cpuTarget: target }, `Scale at ${target} %`, false),
        ...(steady === undefined
          ? []
          : [setParams(group, { instanceType: steady }, `Use ${steady}`, false)]),
      ],
    });
  }),
  examples: {
    good: [
      example({ with: { web: { instanceType: 'm7g.large' } } }),
      example({ with: { web: { cpuTarget: 40 } } }),
    ],
    bad: [
      example({ with: { web: { instanceType: 't4g.small', cpuTarget: 70 } } }),
      example({ with: { web: { instanceType: 't3.micro' } } }),
    ],
  },
});
