import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import type { ModelEdge } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example, type Change } from '../example-designs';
import { setEdgeParams } from '../fixes';
import { nameOf } from '../subjects';

/** A design with a green group beside the one that takes what no rule takes. */
const withGreen = (params: ModelEdge['params'], change: Change = {}) =>
  example({
    ...change,
    more: (design, { app, alb, db }) => {
      const green = design.node('auto-scaling-group', { label: 'Green servers', parent: app });
      design.edge('routes-to', alb, green, { green: true, ...params });
      design.edge('reads-writes', green, db);
    },
  });

export const lb7 = defineRule('load-balancing/lb-7', {
  title: 'A port has one listener',
  why: 'AWS refuses a second listener on a port (DuplicateListener). The methodology prints one for load balancing and one for blue-green, both on 443, the second without a TLS policy.',
  lacking: 'No load balancer listens on a port.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    for (const { loadBalancer, port, green } of model.listeners) {
      const alb = model.get(loadBalancer);
      if (!model.is(alb, applicationLoadBalancer)) continue;
      if (!green?.isApart) {
        yield pass({ nodes: [alb.id] }, `${nameOf(alb)}: one listener on port ${port}.`);
        continue;
      }
      const { edge, target } = green.rule;
      yield fail(
        { nodes: [alb.id, target], edges: [edge] },
        `${nameOf(alb)}: a listener of its own for blue and green, on port ${port}, which has one already.`,
        {
          field: { edge, name: 'ownListener' },
          fixes: [
            setEdgeParams(
              { id: edge },
              { ownListener: false },
              'Merge them into one weighted listener',
            ),
          ],
        },
      );
    }
  },
  examples: {
    good: [
      example(),
      withGreen({ ownListener: false }),
      // The only target takes everything through the one listener.
      example({ with: { route: { green: true, ownListener: true } } }),
    ],
    bad: [
      withGreen({ ownListener: true }),
      withGreen({ ownListener: true }, { with: { alb: { protocol: 'HTTP' } } }),
    ],
  },
});
