import { tier } from '../../catalog/tier/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { isData, nameOf } from '../subjects';

const TO = {
  'internet-gateway': ' to the internet gateway',
  nat: ' to a NAT gateway',
  none: '',
  unknown: '',
} as const;

export const pd4 = defineRule('private-data/pd-4', {
  title: 'Data subnets have no route to the internet',
  why: 'Databases and caches open no connections themselves. Without a default route, what is stolen has no way out.',
  lacking: 'No data tier of a VPC that is created holds a database, cache or search engine.',
  severity: 'warning',
  maps: { wellArchitected: ['SEC'] },
  *check(model) {
    for (const node of model.ofKind(tier)) {
      if (node.params.role !== 'data') continue;
      const subject = { nodes: [node.id] };
      const route = model
        .networkOf(node.id)
        ?.tiers.find((one) => one.node === node.id)?.defaultRoute;
      if (node.params.internetRoute && route !== 'none') {
        yield fail(
          subject,
          `${nameOf(node)}: its route tables hold a default route${route ? TO[route] : ''}; data needs none.`,
          {
            field: { node: node.id, name: 'internetRoute' },
            fixes: [setParams(node, { internetRoute: false }, 'Remove the route to the internet')],
          },
        );
      } else if (route !== 'unknown' && model.children(node.id).some(isData)) {
        // An empty tier proves nothing about databases.
        yield pass(subject, `${nameOf(node)}: its route tables hold no default route.`);
      }
    }
  },
  examples: {
    good: [
      example(),
      example({
        with: { data: { internetRoute: true } },
        without: ['public', 'alb', 'users', 'dns'],
      }),
    ],
    bad: [
      example({ with: { data: { internetRoute: true } } }),
      example({ with: { vpc: { nat: 'none' }, data: { internetRoute: true } } }),
    ],
  },
});
