import { call, gap, nested, ref, set, template, type Expression } from '../../codegen/hcl';
import { toAwsDescription } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, keyArn, securityGroupIds, type Terraform } from '../../exporters/terraform';
import { cacheSubnetGroup } from '../terraform-database';
import { primaryOf } from '../verbs/replicates-cache-to';
import { followersOf, GLOBAL_DATASTORE, parameterGroup } from './params';
import { hasUsers, isRedis6, type elasticache } from './spec';
import { userGroup } from './terraform-users';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

export function emitCache(node: Cache, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { params } = node;
  const primary = primaryOf(node.id, t.model);
  const follows = primary !== null;
  // A global datastore fails over as its primary does, whatever is drawn of a cache that follows.
  const failsOver = (follows ? t.model.get(primary) : node).params.automaticFailover === true;
  const isPrimary = followersOf(node.id, t.model).length > 0;
  if (params.logs) t.add(node, 'cache', logGroups(node, t));
  if (isPrimary) t.decide('global-datastore', GLOBAL_DATASTORE);
  t.add(
    node,
    'cache',
    t.resource(node, 'aws_elasticache_replication_group', name, [
      set('replication_group_id', t.awsName(node)),
      set('description', toAwsDescription(node.label) || node.slug),
      primary !== null
        ? set('global_replication_group_id', globalId(t.model.get(primary), t), {
            note: 'Engine, version, node type, shards, encryption and token come from the primary; AWS refuses them here.',
          })
        : [
            own.param('engine', 'engine'),
            own.param('engine_version', 'engineVersion'),
            own.field('parameter_group_name', 'engineVersion', parameterGroup(params)),
            own.param('node_type', 'nodeType'),
          ],
      params.clusterMode
        ? [
            !follows && own.param('num_node_groups', 'shards'),
            own.field('replicas_per_node_group', 'nodes', params.nodes - 1),
          ]
        : own.param('num_cache_clusters', 'nodes'),
      own.param('port', 'port'),
      follows || isPrimary
        ? own.field(
            'auto_minor_version_upgrade',
            'autoMinorUpgrade',
            false,
            'AWS turns it off in a global datastore, whose members keep one version.',
          )
        : own.param('auto_minor_version_upgrade', 'autoMinorUpgrade'),
      gap,
      own.field('automatic_failover_enabled', 'automaticFailover', failsOver),
      own.field('multi_az_enabled', 'multiAz', params.multiAz && failsOver),
      set('subnet_group_name', cacheSubnetGroup(node, t)),
      set('security_group_ids', securityGroupIds(t, node)),
      gap,
      !follows && own.param('at_rest_encryption_enabled', 'atRest'),
      params.atRest && own.field('kms_key_id', 'atRest', keyArn(t, 'data', node)),
      transitItems(node, follows, t),
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
      (follows || isPrimary) &&
        nested('lifecycle', [
          set(
            'ignore_changes',
            (follows
              ? ['num_node_groups']
              : ['engine_version', 'node_type', 'num_node_groups']
            ).map((argument) => ref(argument)),
            {
              note: 'The global datastore owns it, for all of its caches at once.',
            },
          ),
        ]),
    ]),
    isPrimary && globalDatastore(node, t),
  );
}

const GLOBAL_TYPE = 'aws_elasticache_global_replication_group';

const globalId = (primary: ModelNode, t: Terraform): Expression =>
  t.refTo(primary, `${GLOBAL_TYPE}.${t.id(primary)}.global_replication_group_id`);

/** What is drawn of the primary holds for all: AWS changes it for the datastore as a whole. */
function globalDatastore(node: Cache, t: Terraform) {
  const own = fieldsOf(node);
  return t.resource(node, GLOBAL_TYPE, t.id(node), [
    set('global_replication_group_id_suffix', t.awsName(node), {
      note: 'AWS puts the prefix of the region before it.',
    }),
    set('global_replication_group_description', toAwsDescription(node.label) || node.slug),
    set(
      'primary_replication_group_id',
      own.ref(`aws_elasticache_replication_group.${t.id(node)}.id`),
    ),
    own.param('cache_node_type', 'nodeType'),
    own.param('engine_version', 'engineVersion'),
    node.params.clusterMode && own.param('num_node_groups', 'shards'),
  ]);
}

function transitItems(node: Cache, follows: boolean, t: Terraform) {
  const own = fieldsOf(node);
  const { params } = node;
  const isOn = params.inTransit !== 'off';
  return [
    !follows && own.field('transit_encryption_enabled', 'inTransit', isOn),
    !follows && isOn && !isRedis6(node.params) && own.param('transit_encryption_mode', 'inTransit'),
    // AWS takes tokens and users only together with encryption; without it the design is reported.
    isOn &&
      !follows &&
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
