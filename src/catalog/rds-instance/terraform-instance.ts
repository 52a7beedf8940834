import { gap, set } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, keyArn, securityGroupIds, type Terraform } from '../../exporters/terraform';
import { databaseSubnetGroup } from '../terraform-database';
import { engineOf } from '../sql-engines';
import type { rdsInstance } from './spec';
import { iopsOf, isStriped } from './storage';
import { INSIGHTS_DAYS, monitoringSeconds } from '../database-monitoring';
import { passwordItems } from './terraform-password';

type Rds = ModelNode<ParamsOf<typeof rdsInstance.fields>>;

export function emitInstance(node: Rds, t: Terraform): void {
  const own = fieldsOf(node);
  t.decide(
    'engine-version',
    'Databases name the major version only: AWS withdraws minor versions, and automatic minor upgrades then cause no diff.',
  );
  t.add(
    node,
    'database',
    t.resource(node, 'aws_db_instance', t.id(node), [
      engineItems(node, t),
      gap,
      storageItems(node, t),
      gap,
      own.param('db_name', 'databaseName'),
      own.param('port', 'port'),
      own.param('username', 'username'),
      passwordItems(node, t),
      gap,
      own.param('multi_az', 'multiAz'),
      own.param('publicly_accessible', 'publiclyAccessible'),
      set('db_subnet_group_name', databaseSubnetGroup(node, t)),
      set('vpc_security_group_ids', securityGroupIds(t, node)),
      set('parameter_group_name', own.ref(`aws_db_parameter_group.${t.id(node)}.name`)),
      own.param('iam_database_authentication_enabled', 'iamAuth'),
      gap,
      backupItems(node, t),
      gap,
      monitoringItems(node, t),
      gap,
      dependsOn(node, t),
    ]),
  );
}

function engineItems(node: Rds, t: Terraform) {
  const own = fieldsOf(node);
  return [
    set('identifier', t.awsName(node)),
    own.param('engine', 'engine'),
    own.param(
      'engine_version',
      'engineVersion',
      'The major only: AWS withdraws minors, and their automatic upgrades cause no diff this way.',
    ),
    set('allow_major_version_upgrade', true, {
      note: 'RDS refuses another major without it. It does nothing while engine_version stays.',
    }),
    // MariaDB has no extended support to decline.
    node.params.engine !== 'mariadb' &&
      set('engine_lifecycle_support', 'open-source-rds-extended-support-disabled', {
        note: 'Extended support would start, and cost, by itself once the major leaves standard support.',
      }),
    own.param('instance_class', 'instanceClass'),
    own.param('auto_minor_version_upgrade', 'autoMinorUpgrade'),
    set('ca_cert_identifier', 'rds-ca-rsa2048-g1'),
  ];
}

function storageItems(node: Rds, t: Terraform) {
  const own = fieldsOf(node);
  const { params } = node;
  const iops = iopsOf(node);
  return [
    own.param('storage_type', 'storageType'),
    own.param('allocated_storage', 'allocatedGib'),
    params.maxAllocatedGib !== params.allocatedGib &&
      own.param('max_allocated_storage', 'maxAllocatedGib'),
    iops !== null && own.field('iops', 'iops', iops),
    isStriped(params) &&
      params.storageThroughput > 0 &&
      own.param('storage_throughput', 'storageThroughput'),
    own.param('storage_encrypted', 'encrypted'),
    params.encrypted && own.field('kms_key_id', 'encrypted', keyArn(t, 'data', node)),
  ];
}

function backupItems(node: Rds, t: Terraform) {
  const own = fieldsOf(node);
  const { params } = node;
  return [
    own.param('backup_retention_period', 'backupDays'),
    own.param('backup_window', 'backupWindow'),
    own.param('maintenance_window', 'maintenanceWindow'),
    set('copy_tags_to_snapshot', true),
    params.backupDays > 0 &&
      set('delete_automated_backups', false, {
        note: 'Backups outlive a deleted database for as long as they are kept.',
      }),
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

function monitoringItems(node: Rds, t: Terraform) {
  const own = fieldsOf(node);
  const { params } = node;
  const engine = engineOf(params.engine);
  const seconds = monitoringSeconds(node);
  const mode = params.advancedInsights ? 'advanced' : 'standard';
  const hasInsights = params.performanceInsights && engine.supportsInsights(params.instanceClass);
  return [
    own.field(
      'performance_insights_enabled',
      'performanceInsights',
      hasInsights,
      params.performanceInsights && !hasInsights
        ? 'Wanted by the design, but RDS does not offer it on this instance class.'
        : undefined,
    ),
    hasInsights && [
      set('performance_insights_kms_key_id', keyArn(t, 'data', node)),
      own.field('performance_insights_retention_period', 'advancedInsights', INSIGHTS_DAYS[mode]),
      params.advancedInsights && own.field('database_insights_mode', 'advancedInsights', mode),
    ],
    own.field('monitoring_interval', 'monitoringIntervalSeconds', seconds),
    seconds > 0 &&
      own.field(
        'monitoring_role_arn',
        'monitoringIntervalSeconds',
        own.ref(`aws_iam_role.${t.derived(node, 'monitoring')}.arn`),
      ),
    params.exportLogs && own.field('enabled_cloudwatch_logs_exports', 'exportLogs', engine.logs),
  ];
}

function dependsOn(node: Rds, t: Terraform) {
  const own = fieldsOf(node);
  const monitoring = t.derived(node, 'monitoring');
  const needed = [
    ...(node.params.exportLogs ? [own.ref(`aws_cloudwatch_log_group.${t.id(node)}`)] : []),
    ...(monitoringSeconds(node) > 0
      ? [own.ref(`aws_iam_role_policy_attachment.${monitoring}`)]
      : []),
  ];
  return needed.length > 0 && set('depends_on', needed);
}
