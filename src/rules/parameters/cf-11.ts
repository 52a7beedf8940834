import { elasticache } from '../../catalog/elasticache/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { createdOf, nameOf } from '../subjects';

/** ElastiCache guide, "Quotas": nodes per cluster; it is raised to 500 on request. */
const MOST = 90;

export const cf11 = defineRule('parameters/cf-11', {
  title: 'A cache has ninety nodes at most',
  why: 'That many are allowed until the quota is raised. ElastiCache refuses a larger cluster.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const cache of createdOf(model, elasticache)) {
      const { clusterMode, shards, nodes } = cache.params;
      if (!clusterMode) continue;
      const subject = { nodes: [cache.id] };
      const count = shards * nodes;
      if (count <= MOST) {
        yield pass(subject, `${nameOf(cache)}: ${count} of ${MOST} nodes.`);
        continue;
      }
      yield fail(
        subject,
        `${nameOf(cache)}: ${shards} shards of ${nodes} are ${count} nodes, and ElastiCache takes ${MOST} unless the quota has been raised.`,
        {
          measure: count,
          field: { node: cache.id, name: 'shards' },
          // Less room for keys: a person's choice.
          fixes: [
            setParams(
              cache,
              { shards: Math.floor(MOST / nodes) },
              `Make it ${Math.floor(MOST / nodes)} shards`,
              false,
            ),
          ],
        },
      );
    }
  },
  examples: {
    good: [
      example({ with: { cache: { clusterMode: true } } }),
      example({ with: { cache: { clusterMode: true, shards: 45, nodes: 2 } } }),
    ],
    bad: [example({ with: { cache: { clusterMode: true, shards: 46, nodes: 2 } } })],
  },
});
