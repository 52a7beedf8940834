import { defineRule, fail, pass } from '../../validation';
import { roomFor } from '../capacity';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { fleets, mostOf, nameOf } from '../subjects';

export const as5 = defineRule('scaling/as-5', {
  title: 'Group has room to grow',
  why: 'A maximum close to the minimum leaves nothing for a peak, or for the zone that is left.',
  lacking: 'No group of servers and no service has a maximum above its minimum.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const group of fleets(model)) {
      const { min, max } = group.params;
      // Equal is AS-1's, the wrong order AS-3's to report.
      if (min >= max) continue;
      const subject = { nodes: [group.id] };
      const needed = Math.min(roomFor(min), mostOf(group));
      if (max >= needed) {
        yield pass(subject, `${nameOf(group)}: grows from ${min} to ${max}.`);
        continue;
      }
      const wanted = Math.min(2 * min, mostOf(group));
      yield fail(
        subject,
        `${nameOf(group)}: grows from ${min} to ${max} only; ${needed} is half as much again.`,
        {
          measure: needed - max,
          field: { node: group.id, name: 'max' },
          fixes: [setParams(group, { max: wanted }, `Let it grow to ${wanted}`)],
        },
      );
    }
  },
  examples: {
    good: [example()],
    bad: [example({ with: { web: { min: 9, desired: 9 } } })],
  },
});
