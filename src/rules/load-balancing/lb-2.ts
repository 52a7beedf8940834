import { routesTo, type Route } from '../../catalog/verbs/routes-to';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setEdgeParams } from '../fixes';
import { timeoutBelow } from '../load-balancer-fixes';
import { nameOf } from '../subjects';

export const lb2 = defineRule('load-balancing/lb-2', {
  title: 'Load balancer checks the health of its targets',
  why: 'Without a check, requests go to servers that are dead. AWS refuses a target group of instances whose check is off.',
  lacking: 'No load balancer has a target.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const edge of model.ofVerb(routesTo) as readonly Route[]) {
      const [from, to] = [model.get(edge.from), model.get(edge.to)];
      const { healthCheck, healthPath, matcher } = edge.params;
      const { healthIntervalSeconds: interval, healthTimeoutSeconds: timeout } = edge.params;
      const subject = { nodes: [from.id, to.id], edges: [edge.id] };
      if (healthCheck && healthPath !== '') {
        yield pass(
          subject,
          `${nameOf(from)}: asks ${nameOf(to)} for ${healthPath.slice(0, 40)} every ${interval} s and expects ${matcher.slice(0, 20)}.`,
        );
        continue;
      }
      yield fail(
        subject,
        `${nameOf(from)}: the targets of ${nameOf(to)} are never checked${healthCheck ? ', for want of a path' : ''}.`,
        {
          field: { edge: edge.id, name: healthCheck ? 'healthPath' : 'healthCheck' },
          fixes: [
            setEdgeParams(
              edge,
              {
                healthCheck: true,
                ...(healthPath === '' ? { healthPath: '/health' } : {}),
                // Nobody has seen it while there was no check.
                ...(healthCheck || timeout < interval
                  ? {}
                  : { healthTimeoutSeconds: timeoutBelow(interval) }),
              },
              healthCheck ? 'Check /health' : 'Turn on the health check',
            ),
          ],
        },
      );
    }
  },
  examples: {
    good: [example()],
    bad: [
      example({ with: { route: { healthCheck: false } } }),
      example({
        with: { route: { healthCheck: false, healthTimeoutSeconds: 30 } },
      }),
      example({ with: { route: { healthPath: '' } } }),
    ],
  },
});
