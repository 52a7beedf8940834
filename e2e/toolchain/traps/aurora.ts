import { addressOf, listOf, nested, resources, type Block } from '../tree';
import { isReplacedFirst, onEach, unwrap, waitsFor, type Trap } from './trap';

/** `aws_rds_cluster.db.id` → `db` */
const named = (reference: unknown): string | undefined => unwrap(reference as string).split('.')[1];
const called = (blocks: readonly Block[], type: string, reference: unknown) =>
  resources(blocks, type).find(({ name }) => name === named(reference));

/** Section 1.5. */
export const AURORA: readonly Trap[] = [
  onEach(
    '1.5',
    'asks for a minor version of Aurora, which AWS withdraws',
    'aws_rds_cluster',
    (body) => !/^(?:\d+|8\.\d)$/.test(String(body.engine_version)),
  ),
  onEach(
    '1.5',
    'names the zones of a cluster, which is replaced for ever',
    'aws_rds_cluster',
    (body) => 'availability_zones' in body,
  ),
  onEach(
    '1.5',
    'names the standard storage, which AWS never answers with',
    'aws_rds_cluster',
    (body) => 'storage_type' in body && body.storage_type !== 'aurora-iopt1',
  ),
  onEach(
    '1.5',
    'takes a reserved name for the master user of a cluster',
    'aws_rds_cluster',
    (body) => /^(?:admin|user|root|rdsadmin|pg_.*)$/i.test(String(body.master_username ?? '')),
  ),
  onEach('1.5', 'says what password a cluster has', 'aws_rds_cluster', (body) =>
    ['master_password', 'master_password_wo'].some((name) => name in body),
  ),
  onEach(
    '1.5',
    'rewinds what is no Aurora MySQL',
    'aws_rds_cluster',
    (body) => 'backtrack_window' in body && body.engine !== 'aurora-mysql',
  ),
  onEach(
    '1.5',
    'destroys a cluster without a word about a snapshot',
    'aws_rds_cluster',
    (body) => body.skip_final_snapshot !== true && !('final_snapshot_identifier' in body),
  ),
  onEach(
    '1.5',
    'keeps insights of a cluster for another time than its mode takes',
    'aws_rds_cluster',
    (body) =>
      body.performance_insights_enabled === true &&
      Number(body.performance_insights_retention_period) !==
        (body.database_insights_mode === 'advanced' ? 465 : 7),
  ),
  onEach(
    '1.5',
    'lets RDS make log groups of a cluster without retention',
    'aws_rds_cluster',
    (body) =>
      listOf(body.enabled_cloudwatch_logs_exports).length > 0 &&
      !waitsFor(body).some((one) => one.startsWith('aws_cloudwatch_log_group.')),
  ),
  onEach(
    '1.5',
    'cannot replace a parameter group that a cluster uses',
    'aws_rds_cluster_parameter_group',
    (body) => 'name' in body || !isReplacedFirst(body),
  ),
  onEach(
    '1.5',
    'joins a parameter group of another major to a cluster',
    'aws_rds_cluster',
    ({ engine, engine_version: version, db_cluster_parameter_group_name: group }, blocks) =>
      called(blocks, 'aws_rds_cluster_parameter_group', group)?.body.family !==
      `${String(engine)}${String(version)}`,
  ),
  onEach(
    '1.5',
    'has a serverless instance in a cluster without a range of capacity',
    'aws_rds_cluster_instance',
    (body, blocks) => {
      const cluster = called(blocks, 'aws_rds_cluster', body.cluster_identifier);
      return (
        (body.instance_class === 'db.serverless') !==
        (cluster !== undefined &&
          nested(cluster.body, 'serverlessv2_scaling_configuration').length > 0)
      );
    },
  ),
  onEach(
    '1.5',
    'monitors an instance of a cluster without a role',
    'aws_rds_cluster_instance',
    (body) => Number(body.monitoring_interval ?? 0) > 0 && !('monitoring_role_arn' in body),
  ),
  onEach(
    '1.5',
    'leaves the public address of a cluster to AWS',
    'aws_rds_cluster_instance',
    (body) => typeof body.publicly_accessible !== 'boolean',
  ),
  {
    section: '1.5',
    does: 'has a cluster without an instance',
    find: (blocks) => {
      const used = resources(blocks, 'aws_rds_cluster_instance').map(({ body }) =>
        named(body.cluster_identifier),
      );
      return resources(blocks, 'aws_rds_cluster')
        .filter(({ name }) => !used.includes(name))
        .map(addressOf);
    },
  },
  onEach(
    '1.5',
    'joins a proxy to a cluster before that has instances',
    'aws_db_proxy_target',
    (body) =>
      // One that is looked up has its instances already.
      String(body.db_cluster_identifier).startsWith('${aws_rds_cluster.') &&
      !waitsFor(body).some((one) => one.startsWith('aws_rds_cluster_instance.')),
  ),
];
