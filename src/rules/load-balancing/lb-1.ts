import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { directRequests, throughLoadBalancer } from '../load-balancer-fixes';
import { isService, nameOf, namesOf, perItem, placedFleets, routesInto } from '../subjects';

export const lb1 = defineRule('load-balancing/lb-1', {
  title: 'Servers that take requests stand behind a load balancer',
  why: 'Only a load balancer spreads requests over the servers, leaves out those that fail, and ends TLS. Servers in private subnets have no public address at all.',
  lacking:
    'No servers stand in a VPC whose role takes requests, and no load balancer routes to a service.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  check: perItem(placedFleets, function* (group, model) {
    const direct = directRequests(model, group.id);
    const routes = routesInto(model, group.id);
    for (const edge of direct) {
      yield fail(
        { nodes: [group.id, edge.from], edges: [edge.id] },
        `${nameOf(group)}: ${namesOf(model, [edge.from])} reach it directly; requests belong to a load balancer in the public tier.`,
        { fixes: throughLoadBalancer(model, group) },
      );
    }
    if (direct.length > 0 || group.params.role === 'worker') return;
    // A service may be there for other services alone.
    if (isService(group) && routes.length === 0) return;
    const subject = { nodes: [group.id] };
    if (routes.length > 0) {
      const from = namesOf(
        model,
        routes.map((edge) => edge.from),
      );
      yield pass(
        { ...subject, edges: routes.map((edge) => edge.id) },
        `${nameOf(group)}: takes its requests from ${from}.`,
      );
      return;
    }
    yield fail(
      subject,
      `${nameOf(group)}: its role takes requests, and no load balancer routes to it.`,
      {
        field: { node: group.id, name: 'role' },
        fixes: [
          ...throughLoadBalancer(model, group),
          setParams(group, { role: 'worker' }, 'Make it a worker, which takes no requests', false),
        ],
      },
    );
  }),
  examples: {
    good: [example(), example({ without: ['route'], with: { web: { role: 'worker' } } })],
    bad: [
      example({ without: ['alb', 'dns'] }),
      example({ without: ['alb', 'dns'], with: { public: { prefix: 28 } } }),
      example({ without: ['route'] }),
      example({
        without: ['alb', 'dns'],
        more: (design, { users, web }) => design.edge('requests', users, web),
      }),
      example({ more: (design, { users, web }) => design.edge('requests', users, web) }),
      example({
        with: { route: { green: true, ownListener: true } },
        more: (design, { app, db }) => {
          const more = design.node('auto-scaling-group', { label: 'More servers', parent: app });
          design.edge('reads-writes', more, db);
        },
      }),
    ],
  },
});
