import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { defineRule, fail, pass } from '../../validation';
import { roomFor } from '../capacity';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

export const as5 = defineRule('scaling/as-5', {
  title: 'Group has room to grow',
  why: 'A maximum close to the minimum leaves nothing for a peak, or for the zone that is left.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  check: perNode(autoScalingGroup, function* (group) {
    const { min, max } = group.params;
    // Equal is AS-1's, the wrong order AS-3's to report.
    if (min >= max) return;
    const subject = { nodes: [group.id] };
    const needed = Math.min(roomFor(min), autoScalingGroup.fields.max.max);
    if (max >= needed) {
      yield pass(subject, `${nameOf(group)}: grows from ${min} to ${max}.`);
      return;
    }
    const wanted = Math.min(2 * min, autoScalingGroup.fields.max.max);
    yield fail(
      subject,
      `${nameOf(group)}: grows from ${min} to ${max} only; ${needed} is half as much again.`,
      {
        field: { node: group.id, name: 'max' },
        fixes: [setParams(group, { max: wanted }, `Let it grow to ${wanted}`)],
      },
    );
  }),
  examples: {
    good: [example()],
    bad: [example({ with: { web: { min: 9, desired: 9 } } })],
  },
});
