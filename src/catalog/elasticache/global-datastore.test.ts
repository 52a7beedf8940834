import { expect, it } from 'vitest';
import { catalog } from '..';
import { buildDesign } from '../builder';
import { cdkExporter } from '../cdk';
import { terraformExporter } from '../terraform';
import type { Design, DesignNode } from '../../design';
import type { JsonObject } from '../../kit/json';
import { resolve } from '../../resolve';

/** A cache in the first region, and those of the others, which follow it. */
function datastore(params: JsonObject = {}, codes = ['us-east-1', 'us-west-2']): Design {
  const design = buildDesign();
  const caches = codes.map((code, index) => {
    const node = (kind: string, name: string, parent: string | null, own: JsonObject) =>
      design.node(kind, {
        label: `${name} ${code}`,
        slug: `${name}-${index}`,
        parent,
        params: own,
      });
    const region = node('region', 'place', null, { region: code });
    const vpc = node('vpc', 'net', region, { cidr: `10.${index}.0.0/16` });
    const tier = node('tier', 'tier', vpc, { role: 'data', prefix: 24 });
    return node('elasticache', 'keys', tier, { nodeType: 'cache.m7g.large', ...params });
  });
  const [primary, ...followers] = caches;
  for (const follower of followers) design.edge('replicates-cache-to', primary!, follower);
  return design.build();
}

const terraform = (design: Design): string =>
  terraformExporter
    .run(resolve(design, catalog), [])
    .files.filter(({ path }) => path.endsWith('.tf'))
    .map(({ text }) => text)
    .join('\n');

function cdk(design: Design) {
  const { files } = cdkExporter.run(resolve(design, catalog), []);
  return (path: string) => files.find((file) => file.path === path)?.text ?? '';
}

/** From the line that holds `start` to the end of what begins there. */
function block(text: string, start: string, end = '\n}\n'): string {
  const from = text.indexOf(start);
  expect([start, from >= 0]).toEqual([start, true]);
  return text.slice(from, text.indexOf(end, from));
}

const GROUP = 'resource "aws_elasticache_replication_group"';
const GLOBAL = 'resource "aws_elasticache_global_replication_group"';

it('leaves to the primary what AWS takes from it', () => {
  const code = terraform(datastore({ clusterMode: true, shards: 3 }));
  const primary = block(code, `${GROUP} "keys_0"`);
  expect(primary).toMatch(/num_node_groups +=? ?3\n/);
  expect(primary).toMatch(/auto_minor_version_upgrade += false\n/);
  expect(primary).toContain('ignore_changes = [engine_version, node_type, num_node_groups]');

  const follower = block(code, `${GROUP} "keys_1"`);
  expect(follower).toMatch(
    /global_replication_group_id += aws_elasticache_global_replication_group\.keys_0\.global_replication_group_id/,
  );
  expect(follower).toMatch(/replicas_per_node_group += 1\n/);
  // Each region has its own key; the token is one, and a copy of its secret lies where it is read.
  expect(follower).toMatch(/kms_key_id += aws_kms_key\.data_us_west_2\.arn/);
  expect(code).not.toContain('resource "random_password" "keys_1"');
  expect(block(code, 'resource "aws_secretsmanager_secret" "keys_0"')).toMatch(
    /replica {\n +region += "us-west-2"\n +kms_key_id += aws_kms_key\.data_us_west_2\.arn/,
  );
  expect(block(code, 'output "keys_1_secret_arn"')).toMatch(
    /value += replace\(aws_secretsmanager_secret\.keys_0\.arn, ":\$\{local\.region\}:", ":us-west-2:"\)/,
  );
  expect(follower).not.toMatch(
    /^ +(?:engine|engine_version|node_type|parameter_group_name|num_node_groups|transit_encryption_\w+|at_rest_encryption_enabled|auth_token\w*) +=/m,
  );

  const global = block(code, GLOBAL);
  expect(global).toMatch(
    /primary_replication_group_id += aws_elasticache_replication_group\.keys_0\.id/,
  );
  expect(global).toMatch(/cache_node_type += "cache\.m7g\.large"/);
  expect(global).toMatch(/num_node_groups += 3/);
});

it('tells how far behind what follows is, where somebody watches', () => {
  const watched = (region: string, design = datastore()) => {
    const [holder] = Object.values(design.nodes).filter(
      ({ kind, params }) => kind === 'region' && params.region === region,
    );
    const alarms: DesignNode = {
      id: 'n900',
      kind: 'monitoring',
      slug: 'alarms',
      label: 'Alarms',
      parent: holder!.id,
      params: {},
    };
    return { ...design, nodes: { ...design.nodes, n900: alarms } };
  };
  const metric = 'GlobalDatastoreReplicationLag';
  expect(terraform(watched('us-west-2'))).toContain(metric);
  expect(terraform(watched('us-east-1', datastore({}, ['us-east-1'])))).not.toContain(metric);
  expect(cdk(watched('us-west-2'))('lib/observability-us-west-2-stack.ts')).toContain(metric);
});

it('is one, however many follow', () => {
  const code = terraform(datastore({}, ['us-east-1', 'us-west-2', 'eu-west-1']));
  expect(code.split(GLOBAL)).toHaveLength(2);
  expect(code.match(/^ +global_replication_group_id +=/gm)).toHaveLength(2);
});

it('leaves out what cannot follow, and says why', () => {
  const code = terraform(datastore({}, ['us-east-1', 'us-east-1']));
  expect(code).toContain('the cache that it follows lies in the same region.');
  expect(code).not.toContain('global_replication_group');
});

it('is joined from a stack of its own, by the name that AWS gives it', () => {
  const file = cdk(datastore());
  const primary = file('lib/data-stack.ts');
  expect(primary).toContain('new elasticache.CfnGlobalReplicationGroup(');
  expect(primary).toContain('globalReplicationGroupIdSuffix: `${name}-keys-0`');
  const follower = block(
    file('lib/replicas-us-west-2-stack.ts'),
    'new elasticache.CfnReplicationGroup(',
    '});',
  );
  expect(follower).toContain('globalReplicationGroupId: `ldgnf-${name}-keys-0`');
  expect(primary).toContain('secretName: `${name}/keys-0`');
  expect(primary).toContain('replicaRegions: [{ region: "us-west-2" }]');
  expect(follower).not.toMatch(
    /^ +(?:engine\w*|cacheNodeType|multiAz\w+|automatic\w+|\w+Encryption\w+|authToken):/m,
  );
});

it('is asked for where AWS does not say how its name begins', () => {
  const file = cdk(datastore({}, ['eu-north-1', 'us-west-2']));
  const follower = file('lib/replicas-us-west-2-stack.ts');
  const [, setting = ''] = /globalReplicationGroupId: config\.(\w+)/.exec(follower) ?? [];
  expect(setting).toMatch(/GlobalDatastoreId$/);
  expect(file('lib/config.ts')).toContain(setting);
  expect(file('README.md')).toContain('The id of the global datastore of keys eu-north-1');
});
