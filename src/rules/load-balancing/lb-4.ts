import { routesTo, type Route } from '../../catalog/verbs/routes-to';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setEdgeParams } from '../fixes';
import { timeoutBelow } from '../load-balancer-fixes';
import { nameOf } from '../subjects';

export const lb4 = defineRule('load-balancing/lb-4', {
  title: 'Health check times out before the next one',
  why: 'AWS refuses a target group whose health check timeout is not smaller than its interval.',
  lacking: 'No load balancer checks the health of a target.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const edge of model.ofVerb(routesTo) as readonly Route[]) {
      const {
        healthCheck,
        healthTimeoutSeconds: timeout,
        healthIntervalSeconds: interval,
      } = edge.params;
      if (!healthCheck) continue;
      const name = `${nameOf(model.get(edge.from))} to ${nameOf(model.get(edge.to))}`;
      const subject = { nodes: [edge.from, edge.to], edges: [edge.id] };
      if (timeout < interval) {
        yield pass(subject, `${name}: timeout ${timeout} s, interval ${interval} s.`);
        continue;
      }
      const wanted = timeoutBelow(interval);
      yield fail(
        subject,
        `${name}: timeout ${timeout} s is not below the interval of ${interval} s.`,
        {
          field: { edge: edge.id, name: 'healthTimeoutSeconds' },
          // An interval that is too short for any is PA-1's to report.
          fixes:
            wanted < interval
              ? [
                  setEdgeParams(
                    edge,
                    { healthTimeoutSeconds: wanted },
                    `Time out after ${wanted} s`,
                  ),
                ]
              : [],
        },
      );
    }
  },
  examples: {
    good: [example()],
    bad: [
      example({ with: { route: { healthTimeoutSeconds: 30 } } }),
      example({ with: { route: { healthTimeoutSeconds: 5, healthIntervalSeconds: 5 } } }),
    ],
  },
});
