import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { fleets, nameOf, routesInto, unitOf } from '../subjects';

export const as2 = defineRule('scaling/as-2', {
  title: 'Group behind a load balancer scales on requests',
  why: 'Requests rise before the CPU does, and servers that wait for a database never show it on the CPU.',
  lacking: 'No load balancer routes to a group of servers or to a service.',
  severity: 'warning',
  maps: { wellArchitected: ['PERF'] },
  *check(model) {
    for (const group of fleets(model)) {
      if (routesInto(model, group.id).length === 0) continue;
      const subject = { nodes: [group.id] };
      if (group.params.requestScaling) {
        yield pass(
          subject,
          `${nameOf(group)}: ${group.params.requestsPerTarget} requests a minute for each ${unitOf(group)}.`,
        );
        continue;
      }
      yield fail(
        subject,
        `${nameOf(group)}: stands behind a load balancer and does not scale on requests per target.`,
        {
          field: { node: group.id, name: 'requestScaling' },
          fixes: [setParams(group, { requestScaling: true }, 'Scale on requests too')],
        },
      );
    }
  },
  examples: {
    good: [example()],
    bad: [example({ with: { web: { requestScaling: false } } })],
  },
});
