import { ecsService } from '../../catalog/ecs-service/spec';
import { defineRule, fail, pass } from '../../validation';
import { setEdgeParams } from '../fixes';
import { services } from '../service-example';
import { nameOf, placedOf, routesInto } from '../subjects';

export const lb21 = defineRule('load-balancing/lb-21', {
  title: 'The load balancer asks where the container listens',
  why: 'A route to another port than the container’s opens a door that nobody answers: no target becomes healthy.',
  lacking: 'No load balancer routes to a service in a VPC.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const service of placedOf(model, ecsService)) {
      for (const route of routesInto(model, service.id)) {
        const from = nameOf(model.get(route.from));
        const subject = { nodes: [route.from, service.id], edges: [route.id] };
        const { port } = service.params;
        if (route.params.port === port && route.params.protocol === 'HTTP') {
          yield pass(subject, `${from}: reaches ${nameOf(service)} on ${port}.`);
          continue;
        }
        yield fail(
          subject,
          `${from}: asks ${nameOf(service)} over ${route.params.protocol} on ${route.params.port}, and it listens over HTTP on ${port}.`,
          {
            field: { edge: route.id, name: route.params.port === port ? 'protocol' : 'port' },
            fixes: [setEdgeParams(route, { port, protocol: 'HTTP' }, `Ask over HTTP on ${port}`)],
          },
        );
      }
    }
  },
  examples: {
    good: [services(), services({ shop: { port: 8080 }, route: { port: 8080 } })],
    bad: [services({ route: { port: 8080 } }), services({ route: { protocol: 'HTTPS' } })],
  },
});
