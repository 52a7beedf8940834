import { routesTo, type Route } from '../../catalog/verbs/routes-to';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setEdgeParams } from '../fixes';
import { nameOf } from '../subjects';

export const en13 = defineRule('encryption/en-13', {
  title: 'Load balancer talks TLS to its targets',
  why: 'TLS usually ends at the load balancer. Some standards ask for it up to the server; a self-signed certificate there will do.',
  severity: 'info',
  maps: { checkov: ['CKV_AWS_378'] },
  *check(model) {
    for (const edge of model.ofVerb(routesTo) as readonly Route[]) {
      const [from, to] = [nameOf(model.get(edge.from)), nameOf(model.get(edge.to))];
      const subject = { nodes: [edge.from, edge.to], edges: [edge.id] };
      if (edge.params.protocol === 'HTTPS') {
        yield pass(subject, `${from}: talks HTTPS to ${to} on ${edge.params.port}.`);
        continue;
      }
      yield fail(
        subject,
        `${from}: TLS ends here; requests go to ${to} over HTTP on ${edge.params.port}, inside the VPC.`,
        {
          field: { edge: edge.id, name: 'protocol' },
          // The servers must then hold a certificate: a person's choice.
          fixes: [
            setEdgeParams(edge, { protocol: 'HTTPS', port: 8443 }, 'Talk HTTPS on 8443', false),
          ],
        },
      );
    }
  },
  examples: {
    good: [example({ with: { route: { protocol: 'HTTPS', port: 8443 } } })],
    bad: [example()],
  },
});
