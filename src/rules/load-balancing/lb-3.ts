import { routesTo, type Route } from '../../catalog/verbs/routes-to';
import { fieldProblem } from '../../spec/field-problem';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setEdgeParams } from '../fixes';
import { nameOf } from '../subjects';

const LONGEST_SECONDS = 120;

/** Whether a list such as "200,204" or "200-299" stays among the 2xx codes. */
const isStrict = (matcher: string): boolean =>
  matcher.split(',').every((range) => range.split('-').every((code) => code.startsWith('2')));

const codesIn = (matcher: string): number =>
  matcher.split(',').reduce((sum, range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return sum + last - first + 1;
  }, 0);

export const lb3 = defineRule('load-balancing/lb-3', {
  title: 'Health check notices a dead server soon',
  why: 'A redirect or an error page counts as healthy, or a dead server stays in service for minutes.',
  lacking: 'No load balancer checks the health of a target by success codes that AWS takes.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const edge of model.ofVerb(routesTo) as readonly Route[]) {
      const { params } = edge;
      // What AWS would refuse is PA-1's to report, and no check at all LB-2's.
      if (!params.healthCheck || fieldProblem(routesTo.fields.matcher, params.matcher, { params }))
        continue;
      const name = `${nameOf(model.get(edge.from))} to ${nameOf(model.get(edge.to))}`;
      const subject = { nodes: [edge.from, edge.to], edges: [edge.id] };
      const seconds = params.unhealthyThreshold * params.healthIntervalSeconds;
      if (!isStrict(params.matcher)) {
        yield fail(
          subject,
          `${name}: ${params.matcher.slice(0, 40)} counts as healthy; redirects and errors are no proof of health.`,
          {
            measure: codesIn(params.matcher),
            field: { edge: edge.id, name: 'matcher' },
            fixes: [setEdgeParams(edge, { matcher: '200' }, 'Expect 200')],
          },
        );
      } else if (seconds > LONGEST_SECONDS) {
        yield fail(
          subject,
          `${name}: a dead server stays in service for ${seconds} s (${params.unhealthyThreshold} checks, ${params.healthIntervalSeconds} s apart); ${LONGEST_SECONDS} s at most.`,
          {
            measure: seconds,
            field: { edge: edge.id, name: 'healthIntervalSeconds' },
            fixes: [
              setEdgeParams(
                edge,
                {
                  unhealthyThreshold: 3,
                  healthIntervalSeconds: 30,
                  // The answer must come before the next question (LB-4).
                  ...(params.healthTimeoutSeconds >= 30 ? { healthTimeoutSeconds: 5 } : {}),
                },
                'Check every 30 s, unhealthy after 3',
              ),
            ],
          },
        );
      } else {
        yield pass(
          subject,
          `${name}: a dead server leaves after ${seconds} s; healthy is ${params.matcher.slice(0, 40)}.`,
        );
      }
    }
  },
  examples: {
    good: [example(), example({ with: { route: { matcher: '200-299' } } })],
    bad: [
      example({ with: { route: { matcher: '200-499' } } }),
      example({
        with: {
          route: { healthIntervalSeconds: 60, healthTimeoutSeconds: 40 },
        },
      }),
    ],
  },
});
