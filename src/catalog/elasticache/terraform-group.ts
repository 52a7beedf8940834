import { call, gap, nested, ref, set, template } from '../../codegen/hcl';
import { toAwsDescription } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, keyArn, securityGroupIds, type Terraform } from '../../exporters/terraform';
import { cacheSubnetGroup } from '../terraform-database';
import { parameterGroup } from './params';
import { hasUsers, isRedis6, type elasticache } from './spec';
import { userGroup } from './terraform-users';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

export function emitCache(node: Cache, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { params } = node;
  if (params.logs) t.add(node, 'cache', logGroups(node, t));
  t.add(
    node,
    'cache',
    t.resource(node, 'aws_elasticache_replication_group', name, [
      set('replication_group_id', t.awsName(node)),
      set('description', toAwsDescription(node.label) || node.slug),
      own.param('engine', 'engine'),
      own.param('engine_version', 'engineVersion'),
      own.field('parameter_group_name', 'engineVersion', parameterGroup(params)),
      own.param('node_type', 'nodeType'),
      params.clusterMode
        ? [
            own.param('num_node_groups', 'shards'),
            own.field('replicas_per_node_group', 'nodes', params.nodes - 1),
          ]
        : own.param('num_cache_clusters', 'nodes'),
      own.param('port', 'port'),
      own.param('auto_minor_version_upgrade', 'autoMinorUpgrade'),
      gap,
      own.param('automatic_failover_enabled', 'automaticFailover'),
      own.param('multi_az_enabled', 'multiAz'),
      set('subnet_group_name', cacheSubnetGroup(node, t)),
      set('security_group_ids', securityGroupIds(t, node)),
      gap,
      own.param('at_rest_encryption_enabled', 'atRest'),
      params.atRest && own.field('kms_key_id', 'atRest', keyArn(t, 'data', node)),
      transitItems(node, t),
      gap,
      own.param('snapshot_retention_limit', 'snapshotDays'),
      own.param('snapshot_window', 'snapshotWindow'),
      own.param('maintenance_window', 'maintenanceWindow'),
      params.finalSnapshot &&
        own.field('final_snapshot_identifier', 'finalSnapshot', t.finalSnapshotName(node)),
      set('apply_immediately', false, {
        note: 'Changes wait for the maintenance window, and the plan shows them until then.',
      }),
      params.logs &&
        nested(
          'dynamic',
          [
            set('for_each', own.ref(`aws_cloudwatch_log_group.${name}`)),
            nested('content', [
              set('destination', ref('log_delivery_configuration.value.name')),
              set('destination_type', 'cloudwatch-logs'),
              set('log_format', 'json'),
              set('log_type', ref('log_delivery_configuration.key')),
            ]),
          ],
          { labels: ['log_delivery_configuration'], origin: own.from('logs') },
        ),
    ]),
  );
}

function transitItems(node: Cache, t: Terraform) {
  const own = fieldsOf(node);
  const { params } = node;
  const isOn = params.inTransit !== 'off';
  return [
    own.field('transit_encryption_enabled', 'inTransit', isOn),
    isOn && !isRedis6(node.params) && own.param('transit_encryption_mode', 'inTransit'),
    // AWS takes tokens and users only together with encryption; without it the design is reported.
    isOn &&
      params.auth === 'token' && [
        own.field('auth_token', 'auth', own.ref(`random_password.${t.id(node)}.result`)),
        own.field('auth_token_update_strategy', 'auth', 'ROTATE'),
      ],
    isOn && hasUsers(params) && own.field('user_group_ids', 'auth', [userGroup(node, t)]),
  ];
}

function logGroups(node: Cache, t: Terraform) {
  const own = fieldsOf(node);
  return t.resource(node, 'aws_cloudwatch_log_group', t.id(node), [
    own.field('for_each', 'logs', call('toset', ['slow-log', 'engine-log'])),
    gap,
    set('name', template('/aws/elasticache/', t.awsName(node), '/', ref('each.key'))),
    own.param('retention_in_days', 'logRetentionDays'),
    set('kms_key_id', keyArn(t, 'logs', node)),
  ]);
}
