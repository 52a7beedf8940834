import { tier } from '../../catalog/tier/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

export const pd4 = defineRule('private-data/pd-4', {
  title: 'Data subnets have no route to the internet',
  why: 'Databases and caches open no connections themselves. Without a default route, what is stolen has no way out.',
  severity: 'warning',
  maps: { wellArchitected: ['SEC'] },
  check: perNode(tier, function* (node) {
    if (node.params.role !== 'data') return;
    const subject = { nodes: [node.id] };
    if (!node.params.internetRoute) {
      yield pass(subject, `${nameOf(node)}: its route tables hold no default route.`);
      return;
    }
    yield fail(
      subject,
      `${nameOf(node)}: its route tables hold a default route; data needs none.`,
      {
        field: { node: node.id, name: 'internetRoute' },
        fixes: [setParams(node, { internetRoute: false }, 'Remove the route to the internet')],
      },
    );
  }),
  examples: {
    good: [example()],
    bad: [example({ with: { data: { internetRoute: true } } })],
  },
});
