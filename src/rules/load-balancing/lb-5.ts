import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, routesInto } from '../subjects';

export const lb5 = defineRule('load-balancing/lb-5', {
  title: 'Group replaces what the load balancer finds unhealthy',
  why: 'With EC2 checks only, a server whose program hangs stays in the group for ever.',
  lacking: 'No load balancer routes to a group of servers.',
  severity: 'warning',
  // AS2 of cdk-nag asks for something else: a grace period where the load balancer judges, which the code always has.
  maps: { wellArchitected: ['REL'], fsbp: ['AutoScaling.1'] },
  *check(model) {
    for (const group of model.ofKind(autoScalingGroup)) {
      if (routesInto(model, group.id).length === 0) continue;
      const subject = { nodes: [group.id] };
      if (group.params.healthCheckType !== 'EC2') {
        yield pass(
          subject,
          `${nameOf(group)}: replaces servers that the load balancer finds unhealthy.`,
        );
        continue;
      }
      yield fail(
        subject,
        `${nameOf(group)}: looks at EC2 only and keeps servers that answer nothing; expected ELB.`,
        {
          field: { node: group.id, name: 'healthCheckType' },
          fixes: [
            setParams(group, { healthCheckType: 'ELB' }, "Follow the load balancer's checks"),
          ],
        },
      );
    }
  },
  examples: {
    good: [example()],
    bad: [example({ with: { web: { healthCheckType: 'EC2' } } })],
  },
});
