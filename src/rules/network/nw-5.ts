import { vpc } from '../../catalog/vpc/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

/** VPC User Guide: private DNS of endpoints needs both attributes. */
export const nw5 = defineRule('network/nw-5', {
  title: 'Names resolve inside the VPC',
  why: 'Databases, caches and endpoints are reached by name. AWS refuses DNS hostnames without DNS resolution.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  check: perNode(vpc, function* (node) {
    const { dnsSupport, dnsHostnames, interfaceEndpoints, style } = node.params;
    if (style === 'existing') return;
    const subject = { nodes: [node.id] };
    if (dnsSupport && (dnsHostnames || interfaceEndpoints.length === 0)) {
      yield pass(
        subject,
        `${nameOf(node)}: DNS resolution is on, DNS hostnames are ${dnsHostnames ? 'on' : 'off'}.`,
      );
      return;
    }
    const evidence = dnsSupport
      ? 'DNS hostnames are off, so programs do not find its interface endpoints by their usual names'
      : dnsHostnames
        ? 'DNS hostnames are on without DNS resolution; AWS refuses that'
        : 'DNS resolution is off, so no name resolves inside, not even that of the database';
    yield fail(subject, `${nameOf(node)}: ${evidence}.`, {
      // Only hostnames without resolution are refused; the rest applies, and does not work.
      ...(dnsHostnames && !dnsSupport ? {} : { severity: 'warning' }),
      field: { node: node.id, name: dnsSupport ? 'dnsHostnames' : 'dnsSupport' },
      fixes: [
        setParams(
          node,
          { dnsSupport: true, dnsHostnames: true },
          'Turn on DNS resolution and hostnames',
        ),
      ],
    });
  }),
  examples: {
    good: [example(), example({ with: { vpc: { dnsHostnames: false, interfaceEndpoints: [] } } })],
    bad: [
      example({ with: { vpc: { dnsSupport: false } } }),
      example({ with: { vpc: { dnsHostnames: false } } }),
      example({ with: { vpc: { dnsSupport: false, dnsHostnames: false } } }),
    ],
  },
});
