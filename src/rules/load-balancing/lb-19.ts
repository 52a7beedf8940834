import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { defineRule, fail } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, namesOf, routesInto } from '../subjects';

export const lb19 = defineRule('load-balancing/lb-19', {
  title: 'Workers take no requests',
  why: 'A group that a load balancer routes to is a web tier, and is checked as one when its role says so.',
  lacking: 'No load balancer routes to workers.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const group of model.ofKind(autoScalingGroup)) {
      if (group.params.role !== 'worker') continue;
      const routes = routesInto(model, group.id);
      // A worker as it should be proves nothing about load balancers.
      if (routes.length === 0) continue;
      const from = namesOf(
        model,
        routes.map((edge) => edge.from),
      );
      yield fail(
        { nodes: [group.id] },
        `${nameOf(group)}: its role is worker, and ${from} routes requests to it.`,
        {
          field: { node: group.id, name: 'role' },
          fixes: [setParams(group, { role: 'web' }, 'Make it a web group')],
        },
      );
    }
  },
  examples: {
    good: [example({ without: ['route'], with: { web: { role: 'worker' } } })],
    bad: [example({ with: { web: { role: 'worker' } } })],
  },
});
