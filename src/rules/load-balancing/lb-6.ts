import { routesTo, type Route } from '../../catalog/verbs/routes-to';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setEdgeParams } from '../fixes';
import { nameOf } from '../subjects';

const SHALLOW = '/health';

export const lb6 = defineRule('load-balancing/lb-6', {
  title: 'Health check touches no database',
  why: 'A failover of the database makes every server unhealthy at once, and the load balancer takes them all away when they are needed.',
  lacking: 'No load balancer checks the health of a target.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const edge of model.ofVerb(routesTo) as readonly Route[]) {
      const { healthCheck, healthPath, healthTouchesDatabase } = edge.params;
      if (!healthCheck) continue;
      const subject = { nodes: [edge.from, edge.to], edges: [edge.id] };
      const name = `${nameOf(model.get(edge.from))} to ${nameOf(model.get(edge.to))}`;
      const path = healthPath.slice(0, 40);
      if (!healthTouchesDatabase) {
        yield pass(subject, `${name}: ${path} is not said to touch the database.`);
        continue;
      }
      const wanted = healthPath === SHALLOW ? `${SHALLOW}/live` : SHALLOW;
      yield fail(
        subject,
        `${name}: ${path} touches the database; a database failover would drain every target.`,
        {
          field: { edge: edge.id, name: 'healthTouchesDatabase' },
          fixes: [
            // The application has to answer there, which nobody but its author knows.
            setEdgeParams(
              edge,
              { healthPath: wanted, healthTouchesDatabase: false },
              `Check ${wanted}, which answers by itself`,
              false,
            ),
          ],
        },
      );
    }
  },
  examples: {
    good: [
      example(),
      example({ with: { route: { healthCheck: false, healthTouchesDatabase: true } } }),
    ],
    bad: [
      example({ with: { route: { healthTouchesDatabase: true } } }),
      example({ with: { route: { healthPath: '/ready', healthTouchesDatabase: true } } }),
    ],
  },
});
