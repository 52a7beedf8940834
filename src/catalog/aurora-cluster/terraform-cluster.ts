import { gap, nested, set } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, keyArn, securityGroupIds, type Terraform } from '../../exporters/terraform';
import { INSIGHTS_DAYS } from '../database-monitoring';
import { SERVERLESS } from '../instances';
import { engineOf } from '../sql-engines';
import { databaseSubnetGroup } from '../terraform-database';
import type { auroraCluster } from './spec';

type Cluster = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

const HOUR_SECONDS = 3600;

export function emitCluster(node: Cluster, t: Terraform): void {
  const own = fieldsOf(node);
  const { params } = node;
  t.decide(
    'engine-version',
    'Databases name the major version only: AWS withdraws minor versions, and automatic minor upgrades then cause no diff.',
  );
  t.decide(
    'aurora-password',
    'RDS makes and rotates the password of an Aurora cluster, whose readers share its storage and are no replicas in the sense of RDS.',
  );
  t.add(
    node,
    'database',
    t.resource(node, 'aws_rds_cluster', t.id(node), [
      engineItems(node, t),
      gap,
      storageItems(node, t),
      gap,
      own.param('database_name', 'databaseName'),
      own.param('port', 'port'),
      own.param('master_username', 'username'),
      set('manage_master_user_password', true, {
        note: 'RDS generates the password and rotates it every seven days; it is never in the state.',
      }),
      set('master_user_secret_kms_key_id', keyArn(t, 'data', node)),
      gap,
      set('db_subnet_group_name', databaseSubnetGroup(node, t)),
      set('vpc_security_group_ids', securityGroupIds(t, node)),
      set(
        'db_cluster_parameter_group_name',
        own.ref(`aws_rds_cluster_parameter_group.${t.id(node)}.name`),
      ),
      own.param('iam_database_authentication_enabled', 'iamAuth'),
      gap,
      backupItems(node, t),
      gap,
      monitoringItems(node, t),
      params.exportLogs && [
        gap,
        set('depends_on', [own.ref(`aws_cloudwatch_log_group.${t.id(node)}`)]),
      ],
    ]),
  );
}

function engineItems(node: Cluster, t: Terraform) {
  const own = fieldsOf(node);
  const { params } = node;
  return [
    set('cluster_identifier', t.awsName(node)),
    own.param('engine', 'engine'),
    own.param(
      'engine_version',
      'engineVersion',
      'The major only: AWS withdraws minors, and their automatic upgrades cause no diff this way.',
    ),
    set('allow_major_version_upgrade', true, {
      note: 'RDS refuses another major without it. It does nothing while engine_version stays.',
    }),
    set('db_instance_parameter_group_name', own.ref(`aws_db_parameter_group.${t.id(node)}.name`), {
      note: 'For such an upgrade only.',
    }),
    set('engine_lifecycle_support', 'open-source-rds-extended-support-disabled', {
      note: 'Extended support would start, and cost, by itself once the major leaves standard support.',
    }),
    params.instanceClass === SERVERLESS &&
      nested(
        'serverlessv2_scaling_configuration',
        [
          own.param('min_capacity', 'minAcu'),
          own.param('max_capacity', 'maxAcu'),
          params.minAcu === 0 && own.param('seconds_until_auto_pause', 'pauseAfterSeconds'),
        ],
        { origin: own.from('instanceClass') },
      ),
  ];
}

function storageItems(node: Cluster, t: Terraform) {
  const own = fieldsOf(node);
  const { params } = node;
  return [
    // Standard storage is what an absent argument means; AWS answers without one.
    params.storageType !== 'aurora' && own.param('storage_type', 'storageType'),
    own.param('storage_encrypted', 'encrypted'),
    params.encrypted && own.field('kms_key_id', 'encrypted', keyArn(t, 'data', node)),
  ];
}

function backupItems(node: Cluster, t: Terraform) {
  const own = fieldsOf(node);
  const { params } = node;
  return [
    own.param('backup_retention_period', 'backupDays'),
    own.param('preferred_backup_window', 'backupWindow'),
    own.param('preferred_maintenance_window', 'maintenanceWindow'),
    set('copy_tags_to_snapshot', true),
    set('delete_automated_backups', false, {
      note: 'Backups outlive a deleted cluster for as long as they are kept.',
    }),
    params.engine === 'aurora-mysql' &&
      params.backtrackHours > 0 &&
      own.field('backtrack_window', 'backtrackHours', params.backtrackHours * HOUR_SECONDS),
    own.field(
      'deletion_protection',
      'deletionProtection',
      t.deletionProtection(params.deletionProtection),
    ),
    own.field('skip_final_snapshot', 'finalSnapshot', !params.finalSnapshot),
    params.finalSnapshot &&
      own.field('final_snapshot_identifier', 'finalSnapshot', t.finalSnapshotName(node)),
  ];
}

function monitoringItems(node: Cluster, t: Terraform) {
  const own = fieldsOf(node);
  const { params } = node;
  const engine = engineOf(params.engine);
  const hasInsights = params.performanceInsights && engine.supportsInsights(params.instanceClass);
  const mode = params.advancedInsights ? 'advanced' : 'standard';
  return [
    own.field(
      'performance_insights_enabled',
      'performanceInsights',
      hasInsights,
      params.performanceInsights && !hasInsights
        ? 'Wanted by the design, but Aurora does not offer it on this instance class.'
        : undefined,
    ),
    hasInsights && [
      set('performance_insights_kms_key_id', keyArn(t, 'data', node)),
      own.field('performance_insights_retention_period', 'advancedInsights', INSIGHTS_DAYS[mode]),
      own.field('database_insights_mode', 'advancedInsights', mode),
    ],
    params.exportLogs && own.field('enabled_cloudwatch_logs_exports', 'exportLogs', engine.logs),
  ];
}
