import { expect, it } from 'vitest';
import { catalog } from '..';
import { terraformExporter } from '../terraform';
import { beginTransaction, type Design } from '../../design';
import type { JsonObject } from '../../kit/json';
import { resolve } from '../../resolve';
import { fieldProblem } from '../../spec/fields';
import { caching } from '../../templates/caching';
import { elasticache } from './spec';

function withCache(params: JsonObject): Design {
  const tx = beginTransaction(caching.build());
  for (const node of Object.values(tx.design.nodes)) {
    if (node.kind === elasticache.id)
      tx.changeNode(node.id, { params: { ...node.params, ...params } });
  }
  return tx.design;
}

const exported = (design: Design): string =>
  terraformExporter
    .run(resolve(design, catalog), [])
    .files.filter(({ path }) => path.endsWith('.tf'))
    .map(({ text }) => text)
    .join('\n');

it('shards by node groups and leads clients to the configuration endpoint, in cluster mode alone', () => {
  const sharded = exported(withCache({ clusterMode: true, shards: 3, nodes: 2 }));
  expect(sharded).toMatch(/num_node_groups += 3\n/);
  expect(sharded).toMatch(/replicas_per_node_group += 1\n/);
  expect(sharded).toContain('"default.valkey8.cluster.on"');
  expect(sharded).toMatch(/CACHE_HOST += \S+\.configuration_endpoint_address/);
  expect(sharded).not.toMatch(
    /num_cache_clusters|primary_endpoint_address|reader_endpoint_address/,
  );

  const single = exported(withCache({}));
  expect(single).toMatch(/num_cache_clusters += 2\n/);
  expect(single).not.toMatch(/num_node_groups|cluster\.on|configuration_endpoint_address/);
});

it('is refused with more nodes than a cluster has', () => {
  const { shards } = elasticache.fields;
  expect(fieldProblem(shards, 45, { params: { nodes: 2 } })).toBeNull();
  expect(fieldProblem(shards, 31, { params: { nodes: 3 } })).toContain('93 nodes');
});
