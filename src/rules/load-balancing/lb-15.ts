import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { moveToPublicTier } from '../load-balancer-fixes';
import { nameOf, placedOf } from '../subjects';

export const lb15 = defineRule('load-balancing/lb-15', {
  title: 'Internet-facing load balancer stands in the public tier',
  why: 'Its addresses answer only from subnets with a route to an internet gateway. Without one in the VPC, AWS refuses it.',
  lacking: 'No internet-facing load balancer stands in a VPC.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const alb of placedOf(model, applicationLoadBalancer)) {
      if (alb.params.scheme === 'internal') continue;
      const role = model.tierOf(alb.id);
      const subject = { nodes: [alb.id] };
      if (role === 'public') {
        yield pass(subject, `${nameOf(alb)}: in the public tier.`);
        continue;
      }
      const tier = alb.parent === null ? 'another tier' : nameOf(model.get(alb.parent));
      yield fail(
        subject,
        `${nameOf(alb)}: faces the internet from ${tier}, whose subnets have no route from it; expected the public tier.`,
        {
          field: { node: alb.id, name: 'scheme' },
          fixes: [
            ...moveToPublicTier(model, alb),
            setParams(alb, { scheme: 'internal' }, 'Make it internal', false),
          ],
        },
      );
    }
  },
  examples: {
    good: [
      example(),
      example({
        move: { alb: 'app' },
        with: { alb: { scheme: 'internal' } },
        without: ['dns', 'users'],
      }),
    ],
    bad: [
      example({ move: { alb: 'app' } }),
      example({ move: { alb: 'app' }, without: ['public'] }),
      example({ move: { alb: 'app' }, with: { public: { prefix: 28 } } }),
      example({
        move: { alb: 'app' },
        with: { public: { ranges: ['a=10.0.0.0/28'] } },
      }),
    ],
  },
});
