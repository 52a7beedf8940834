import { ecsService } from '../../catalog/ecs-service/spec';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { nameOf, placedOf, routesInto } from '../subjects';

const GRACE_SECONDS = 60;

export const lb13 = defineRule('load-balancing/lb-13', {
  title: 'Tasks have time to start before their health counts',
  why: 'Without a grace period a container that takes a moment to start is killed before it answers, again and again.',
  lacking: 'No load balancer routes to a service in a VPC.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const service of placedOf(model, ecsService)) {
      if (routesInto(model, service.id).length === 0) continue;
      const subject = { nodes: [service.id] };
      const { graceSeconds } = service.params;
      yield graceSeconds > 0
        ? pass(subject, `${nameOf(service)}: ${graceSeconds} s to start.`)
        : fail(
            subject,
            `${nameOf(service)}: the load balancer’s verdict counts from the first second.`,
            {
              field: { node: service.id, name: 'graceSeconds' },
              fixes: [
                setParams(service, { graceSeconds: GRACE_SECONDS }, `Give ${GRACE_SECONDS} s`),
              ],
            },
          );
    }
  },
  examples: { good: [services()], bad: [services({ shop: { graceSeconds: 0 } })] },
});
