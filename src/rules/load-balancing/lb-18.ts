import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { routesTo } from '../../catalog/verbs/routes-to';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { connectFix } from '../fixes';
import { fewestOf, nameOf, placedFleets, placedOf, routesFrom, routesInto } from '../subjects';

export const lb18 = defineRule('load-balancing/lb-18', {
  title: 'Load balancer has a target',
  why: 'Without one it answers every request with 404.',
  lacking: 'No load balancer stands in a VPC.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const alb of placedOf(model, applicationLoadBalancer)) {
      const routes = routesFrom(model, alb.id);
      const subject = { nodes: [alb.id] };
      if (routes.length > 0) {
        yield pass(subject, `${nameOf(alb)}: ${plural(routes.length, 'target')}.`);
        continue;
      }
      const network = model.networkOf(alb.id)?.vpc;
      const idle = placedFleets(model).filter(
        (group) =>
          group.params.role !== 'worker' &&
          // Fewer would be reported at once, as too few on the path of requests (ML-3).
          fewestOf(group).count >= 2 &&
          model.networkOf(group.id)?.vpc === network &&
          routesInto(model, group.id).length === 0,
      );
      yield fail(subject, `${nameOf(alb)}: routes to nothing and answers 404.`, {
        fixes: idle
          .slice(0, 3)
          .map((group) => connectFix(routesTo, alb, group, `Route to ${nameOf(group)}`)),
      });
    }
  },
  examples: {
    good: [example()],
    bad: [example({ without: ['route'] }), example({ without: ['web'] })],
  },
});
