import { expect, it } from 'vitest';
import { catalog } from '..';
import { terraformExporter } from '../terraform';
import { beginTransaction, type Design } from '../../design';
import type { JsonObject } from '../../kit/json';
import { resolve } from '../../resolve';
import { fieldProblem } from '../../spec/field-problem';
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
  expect(fieldProblem(shards, 250, { params: { nodes: 2 } })).toBeNull();
  expect(fieldProblem(shards, 167, { params: { nodes: 3 } })).toContain('501 nodes');
});

it('asks for a token, for a user by IAM or with a password, or for nothing', () => {
  const token = exported(withCache({}));
  expect(token).toMatch(/auth_token +=/);
  expect(token).not.toContain('aws_elasticache_user');

  const iam = exported(withCache({ engine: 'redis', engineVersion: '7.1', auth: 'rbac-iam' }));
  expect(iam).toContain('"elasticache:Connect"');
  expect(iam).toMatch(/user_name += "default"/);
  expect(iam).toMatch(/CACHE_USER += aws_elasticache_user\./);
  expect(iam).not.toMatch(/auth_token|CACHE_SECRET_ARN/);

  const valkey = { engine: 'valkey', engineVersion: '8.2', auth: 'rbac-password' };
  const password = exported(withCache(valkey));
  expect(password).toMatch(/passwords += \[random_password\./);
  expect(password).toMatch(/CACHE_SECRET_ARN/);
  expect(password).not.toMatch(/user_name += "default"|elasticache:Connect/);

  expect(exported(withCache({ auth: 'none' }))).not.toMatch(
    /auth_token|aws_elasticache_user|CACHE_SECRET_ARN/,
  );
});
