import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { internet } from '../../catalog/internet/spec';
import { calls } from '../../catalog/verbs/calls';
import { requests } from '../../catalog/verbs/requests';
import { resolvesTo } from '../../catalog/verbs/resolves-to';
import { addEdge } from '../../spec/commands/connect';
import { addNode } from '../../spec/commands/places';
import { openPlace } from '../../spec/geometry';
import { defineRule, fail, pass, type Fix } from '../../validation';
import { example } from '../example-designs';
import { fixWith } from '../fixes';
import { nameOf, placedOf } from '../subjects';

/** Opens a door to the internet, which nobody should get without asking for it. */
const letUsersIn = (alb: { readonly id: string }): Fix =>
  fixWith('Let internet users in', false, ({ model, tx, ids }) => {
    if (!tx.design.nodes[alb.id]) return 'The load balancer is no longer in the design.';
    let users = model.ofKind(internet)[0]?.id;
    if (users === undefined) {
      users = addNode(tx, ids, { spec: internet, parent: null });
      tx.putBox(users, openPlace(model, null, true));
    }
    addEdge(tx, ids, model.with(tx.design), requests, users, alb.id);
  });

export const lb20 = defineRule('load-balancing/lb-20', {
  title: 'Somebody reaches the load balancer',
  why: 'Its ports are opened to whoever is connected to it. Without a connection they stay shut, and nobody gets an answer.',
  lacking: 'No load balancer stands in a VPC.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const alb of placedOf(model, applicationLoadBalancer)) {
      const subject = { nodes: [alb.id] };
      const isInternal = alb.params.scheme === 'internal';
      const verbs = isInternal ? [calls] : [requests, resolvesTo];
      if (verbs.some((verb) => model.edgesTo(alb.id, verb).length > 0)) {
        yield pass(subject, `${nameOf(alb)}: its clients are connected.`);
        continue;
      }
      yield fail(
        subject,
        isInternal
          ? `${nameOf(alb)}: is internal, and no server calls it; its port stays shut.`
          : `${nameOf(alb)}: faces the internet, and neither users nor a DNS name lead there; its ports stay shut.`,
        { fixes: isInternal ? [] : [letUsersIn(alb)] },
      );
    }
  },
  examples: {
    good: [example(), example({ without: ['users'] })],
    bad: [
      example({ without: ['users', 'dns'] }),
      // A name finds it, and opens nothing.
      example({ with: { alb: { scheme: 'internal' } }, without: ['users'] }),
    ],
  },
});
