import { elasticache } from '../../catalog/elasticache/spec';
import { plural } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { createdOf, lettersOf, nameOf, perSubject } from '../subjects';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

/** Zones come first (ML-1): AWS refuses Multi-AZ in a VPC with one (NW-4). */
function hasRoom(model: Model, { id }: Cache): boolean {
  const network = model.networkOf(id);
  return network === null || lettersOf(network).length >= 2;
}

const failOver = (cache: Cache) =>
  setParams(
    cache,
    {
      nodes: Math.max(2, cache.params.nodes),
      automaticFailover: true,
      multiAz: true,
    },
    'Keep a replica in another zone and fail over to it',
  );

const judge = perSubject(function* (cache: Cache, isRoomy: boolean) {
  const { nodes, automaticFailover, multiAz } = cache.params;
  const subject = { nodes: [cache.id] };
  const state = `${plural(nodes, 'node')}, automatic failover ${automaticFailover ? 'on' : 'off'}, Multi-AZ ${multiAz ? 'on' : 'off'}`;
  if (nodes >= 2 && automaticFailover && multiAz) {
    yield pass(subject, `${nameOf(cache)}: ${state}.`);
    return;
  }
  const cause = nodes < 2 ? 'nodes' : automaticFailover ? 'multiAz' : 'automaticFailover';
  yield fail(subject, `${nameOf(cache)}: ${state}; expected are two nodes at least and both on.`, {
    measure: [nodes < 2, !automaticFailover, !multiAz].filter(Boolean).length,
    field: { node: cache.id, name: cause },
    fixes: isRoomy ? [failOver(cache)] : [],
  });
});

export const ml5 = defineRule('availability/ml-5', {
  title: 'Cache fails over to another zone',
  why: 'A cache of one node comes back empty, and the database takes every request meanwhile. AWS also refuses failover without a replica, and Multi-AZ without failover.',
  lacking: 'No cache is created.',
  severity: 'error',
  // Its profile leaves that out of any other design.
  from: 'production',
  maps: {
    wellArchitected: ['REL'],
    checkov: [
      {
        id: 'CKV2_AWS_50',
        resource: 'aws_elasticache_replication_group',
        attribute: 'automatic_failover_enabled',
      },
    ],
    cdkNag: ['AEC4'],
    fsbp: ['ElastiCache.3'],
  },
  check: (model) =>
    judge(createdOf(model, elasticache).map((cache) => [cache, hasRoom(model, cache)])),
  examples: {
    good: [example(), example({ with: { cache: { nodes: 3 } } })],
    bad: [
      example({ with: { cache: { nodes: 1 } } }),
      example({
        with: { cache: { automaticFailover: false, multiAz: false } },
      }),
      example({ with: { cache: { multiAz: false } } }),
    ],
  },
});
