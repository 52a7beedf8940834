import { ecsService } from '../../catalog/ecs-service/spec';
import { defineRule, fail, pass } from '../../validation';
import { removeEdgeFix } from '../fixes';
import { MOST_TARGET_GROUPS as MOST } from '../load-balancer-fixes';
import { services } from '../service-example';
import { nameOf, placedOf, routesInto } from '../subjects';

export const cf16 = defineRule('parameters/cf-16', {
  title: 'A service has five target groups at most',
  why: 'Every route to a service is a target group, and ECS refuses a service with a sixth.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const service of placedOf(model, ecsService)) {
      const routes = routesInto(model, service.id);
      if (routes.length === 0) continue;
      const subject = { nodes: [service.id] };
      if (routes.length <= MOST) {
        yield pass(subject, `${nameOf(service)}: ${routes.length} of ${MOST} target groups.`);
        continue;
      }
      yield fail(subject, `${nameOf(service)}: ${routes.length} routes; ECS takes ${MOST}.`, {
        fixes:
          routes.length === MOST + 1
            ? [removeEdgeFix(routes.at(-1)!, 'Remove the last route')]
            : [],
      });
    }
  },
  examples: {
    good: [services()],
    bad: [
      services({
        more: (design, { shop, pub }) => {
          for (let number = 0; number < MOST; number += 1) {
            const alb = design.node('application-load-balancer', {
              label: `ALB ${number}`,
              parent: pub,
            });
            design.edge('routes-to', alb, shop);
          }
        },
      }),
    ],
  },
});
