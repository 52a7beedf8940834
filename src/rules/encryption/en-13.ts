import { ecsService } from '../../catalog/ecs-service/spec';
import { routesTo, type Route } from '../../catalog/verbs/routes-to';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setEdgeParams } from '../fixes';
import { nameOf, perSubject } from '../subjects';

const judge = perSubject((edge: Route, from: ModelNode, to: ModelNode) => {
  const subject = { nodes: [edge.from, edge.to], edges: [edge.id] };
  const { protocol, port } = edge.params;
  if (protocol === 'HTTPS') {
    return [pass(subject, `${nameOf(from)}: talks HTTPS to ${nameOf(to)} on ${port}.`)];
  }
  return [
    fail(
      subject,
      `${nameOf(from)}: TLS ends here; requests go to ${nameOf(to)} over HTTP on ${port}, inside the VPC.`,
      {
        field: { edge: edge.id, name: 'protocol' },
        // The servers must then hold a certificate: a person's choice. Containers listen over HTTP (LB-21).
        fixes:
          to.kind === ecsService.id
            ? []
            : [setEdgeParams(edge, { protocol: 'HTTPS', port: 8443 }, 'Talk HTTPS on 8443', false)],
      },
    ),
  ];
});

export const en13 = defineRule('encryption/en-13', {
  title: 'Load balancer talks TLS to its targets',
  why: 'TLS usually ends at the load balancer. Some standards ask for it up to the server; a self-signed certificate there will do.',
  lacking: 'No load balancer has a target.',
  severity: 'info',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [{ id: 'CKV_AWS_378', resource: 'aws_lb_target_group', attribute: 'protocol' }],
  },
  check: (model) =>
    judge(
      (model.ofVerb(routesTo) as readonly Route[]).map((edge) => [
        edge,
        model.get(edge.from),
        model.get(edge.to),
      ]),
    ),
  examples: {
    good: [example({ with: { route: { protocol: 'HTTPS', port: 8443 } } })],
    bad: [example()],
  },
});
