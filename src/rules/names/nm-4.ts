import { route53Record } from '../../catalog/route53-record/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { isReservedDomain } from '../reserved-domains';
import { nameOf, perNode } from '../subjects';

/** There is no fix: only its owner knows the domain. */
export const nm4 = defineRule('names/nm-4', {
  title: 'The domain is a real one',
  why: 'Names such as example.com belong to nobody. No certificate is issued for it, and Route 53 refuses to create its zone.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  check: perNode(route53Record, function* (node) {
    const { zone, zoneSource } = node.params;
    const subject = { nodes: [node.id] };
    if (!isReservedDomain(zone)) {
      yield pass(subject, `${nameOf(node)}: ${zone.slice(0, 60)} can be registered.`);
      return;
    }
    const isCreated = zoneSource === 'create';
    yield fail(
      subject,
      isCreated
        ? `${nameOf(node)}: the zone ${zone.slice(0, 60)} is reserved; Route 53 refuses to create it.`
        : `${nameOf(node)}: ${zone.slice(0, 60)} stands for your own domain; set it before the code is applied.`,
      {
        ...(isCreated ? {} : { severity: 'info' }),
        field: { node: node.id, name: 'zone' },
      },
    );
  }),
  examples: {
    good: [example()],
    bad: [
      example({ with: { dns: { domain: 'app.example.com', zone: 'example.com' } } }),
      example({
        with: { dns: { domain: 'app.example.com', zone: 'example.com', zoneSource: 'create' } },
      }),
    ],
  },
});
