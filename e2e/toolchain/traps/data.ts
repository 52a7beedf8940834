import type { JsonObject } from '../../../src/kit/json';
import { addressOf, listOf, nested, resources, textOf, type Block } from '../tree';
import { ignores, isReplacedFirst, onEach, unwrap, waitsFor, type Trap } from './trap';

const isReplica = ({ body }: Block): boolean => 'replicate_source_db' in body;
/** Of a database in another region, which a replica names by its ARN. */
const isFar = (body: JsonObject): boolean => unwrap(body.replicate_source_db).endsWith('.arn');

const modeOf = (body: JsonObject) => nested(body, 'authentication_mode')[0]?.type;

/** A cache of a global datastore that takes no writes. */
const follows = (body: JsonObject): boolean => 'global_replication_group_id' in body;
/** ElastiCache guide, "Using global datastores (CLI)": ElastiCache takes these from the primary, and the provider refuses them. */
const FROM_PRIMARY = [
  'at_rest_encryption_enabled',
  'engine',
  'engine_version',
  'node_type',
  'num_node_groups',
  'parameter_group_name',
  'snapshot_name',
  'transit_encryption_enabled',
  'transit_encryption_mode',
];
/** RDS API, CreateDBInstanceReadReplica: these come from the source, and are refused beside it. */
const OF_THE_SOURCE = [
  'allocated_storage',
  'db_name',
  'db_subnet_group_name',
  'engine',
  'engine_version',
  'manage_master_user_password',
  'password',
  'password_wo',
  'username',
];
const ENGINE_VERSION: Readonly<Record<string, RegExp>> = {
  postgres: /^\d+$/,
  mysql: /^\d+(?:\.\d+)?$/,
  mariadb: /^\d+(?:\.\d+)?$/,
};
/** RDS guide: from here on gp3 takes IOPS of its own. */
const LEAST_GIB_FOR_IOPS = 400;

/** Sections 0.5, 1.4 and 1.6: databases, proxies and caches. */
export const DATA: readonly Trap[] = [
  onEach(
    '1.4',
    'asks for a minor version, which AWS withdraws',
    'aws_db_instance',
    (body, _, block) =>
      !isReplica(block) && !ENGINE_VERSION[String(body.engine)]?.test(String(body.engine_version)),
  ),
  onEach('1.4', 'takes a reserved name for the master user', 'aws_db_instance', (body) =>
    /^(?:admin|user|root|rdsadmin|pg_.*)$/i.test(String(body.username ?? '')),
  ),
  {
    section: '0.5',
    does: 'lets RDS manage the password of a database with replicas',
    find: (blocks) => {
      const sources = resources(blocks, 'aws_db_instance').filter(isReplica);
      const isSource = ({ name }: Block) =>
        sources.some(
          ({ body }) => unwrap(body.replicate_source_db) === `aws_db_instance.${name}.identifier`,
        );
      return resources(blocks, 'aws_db_instance')
        .filter((block) => isSource(block))
        .filter(({ body }) => 'manage_master_user_password' in body || !('password_wo' in body))
        .map(addressOf);
    },
  },
  {
    section: '0.5',
    does: 'uses a generated password twice, when it differs each time',
    find: (blocks) =>
      blocks
        .filter(({ type }) => type !== 'aws_secretsmanager_secret_version')
        .filter(({ body }) => /ephemeral\.random_password/.test(textOf(body)))
        .map(addressOf),
  },
  onEach(
    '1.4',
    'says of a replica what its source says',
    'aws_db_instance',
    (body, _, block) =>
      isReplica(block) &&
      OF_THE_SOURCE.some(
        (name) => name in body && !(isFar(body) && name === 'db_subnet_group_name'),
      ),
  ),
  onEach(
    '1.4',
    'has a replica in another region without key, subnets or a lasting promotion',
    'aws_db_instance',
    (body) =>
      isFar(body) &&
      (!('db_subnet_group_name' in body) ||
        (body.storage_encrypted !== false && !('kms_key_id' in body)) ||
        !ignores(body).includes('replicate_source_db')),
  ),
  onEach(
    '1.4',
    'asks for a final snapshot of a replica',
    'aws_db_instance',
    (body, _, block) =>
      isReplica(block) &&
      (body.skip_final_snapshot !== true || 'final_snapshot_identifier' in body),
  ),
  ...(['aws_db_instance', 'aws_rds_cluster', 'aws_elasticache_replication_group'] as const).map(
    (type) =>
      onEach(
        '0.3',
        `names the final snapshot of ${type} so that a second one fails`,
        type,
        (body) =>
          'final_snapshot_identifier' in body &&
          !/\$\{var\.\w+\}$/.test(String(body.final_snapshot_identifier)),
      ),
  ),
  onEach(
    '1.4',
    'destroys a database without a word about a snapshot',
    'aws_db_instance',
    (body) => body.skip_final_snapshot !== true && !('final_snapshot_identifier' in body),
  ),
  ...(['aws_db_instance', 'aws_rds_cluster', 'aws_rds_cluster_instance'] as const).map((type) =>
    onEach(
      '0.3',
      `leaves snapshots of ${type} without tags`,
      type,
      (body) => body.copy_tags_to_snapshot !== true,
    ),
  ),
  onEach(
    '1.4',
    'leaves the storage type or the public address to AWS',
    'aws_db_instance',
    (body) =>
      !/^(?:gp3|io2)$/.test(String(body.storage_type)) ||
      typeof body.publicly_accessible !== 'boolean',
  ),
  onEach(
    '1.4',
    'asks for IOPS where the volume is too small for them',
    'aws_db_instance',
    (body, _, block) =>
      !isReplica(block) &&
      body.storage_type === 'gp3' &&
      Number(body.allocated_storage) < LEAST_GIB_FOR_IOPS &&
      ('iops' in body || 'storage_throughput' in body),
  ),
  onEach('1.4', 'ignores storage that grew by itself', 'aws_db_instance', (body) =>
    ignores(body).includes('allocated_storage'),
  ),
  onEach(
    '1.4',
    'keeps insights for a time that RDS does not offer',
    'aws_db_instance',
    (body) =>
      body.performance_insights_enabled === true &&
      ![7, 465].includes(Number(body.performance_insights_retention_period)),
  ),
  onEach(
    '1.4',
    'monitors without a role',
    'aws_db_instance',
    (body) => Number(body.monitoring_interval ?? 0) > 0 && !('monitoring_role_arn' in body),
  ),
  onEach(
    '1.4',
    'lets RDS make log groups without retention',
    'aws_db_instance',
    (body) =>
      listOf(body.enabled_cloudwatch_logs_exports).length > 0 &&
      !waitsFor(body).some((one) => one.startsWith('aws_cloudwatch_log_group.')),
  ),
  onEach(
    '1.4',
    'asks for a blue/green update beside a managed password',
    'aws_db_instance',
    (body) => 'blue_green_update' in body,
  ),
  onEach(
    '1.4',
    'cannot replace a parameter group that a database uses',
    'aws_db_parameter_group',
    (body) => 'name' in body || !isReplacedFirst(body),
  ),
  {
    section: '1.4',
    does: 'joins a parameter group of another major to a database',
    find: (blocks) =>
      resources(blocks, 'aws_db_instance')
        .filter((block) => !isReplica(block))
        .filter(({ body }) => {
          const name = unwrap(body.parameter_group_name).split('.')[1];
          const group = resources(blocks, 'aws_db_parameter_group').find(
            (one) => one.name === name,
          );
          return (
            group && group.body.family !== `${String(body.engine)}${String(body.engine_version)}`
          );
        })
        .map(addressOf),
  },
  onEach(
    '1.4',
    'lets a proxy differ for ever from the subnets that AWS answers with',
    'aws_db_proxy',
    (body) => !ignores(body).includes('vpc_subnet_ids'),
  ),
  onEach(
    '1.4',
    'makes a proxy before it may read its secret',
    'aws_db_proxy',
    (body) => !waitsFor(body).some((one) => one.startsWith('aws_iam_role_policy.')),
  ),
  onEach(
    '1.6',
    'asks for a token without encryption in transit',
    'aws_elasticache_replication_group',
    (body) => !follows(body) && 'auth_token' in body && body.transit_encryption_enabled !== true,
  ),
  onEach(
    '1.6',
    'leaves encryption at rest to the default of the engine',
    'aws_elasticache_replication_group',
    (body) => !follows(body) && typeof body.at_rest_encryption_enabled !== 'boolean',
  ),
  onEach(
    '1.6',
    'joins a parameter group of another major to a cache',
    'aws_elasticache_replication_group',
    (body) => {
      if (follows(body)) return false;
      const [major = '', minor] = String(body.engine_version).split('.');
      const isOld = body.engine === 'redis' && major === '6';
      const mode = body.num_node_groups === undefined ? '' : '.cluster.on';
      const group = `default.${String(body.engine)}${major}${isOld ? '.x' : ''}${mode}`;
      return body.parameter_group_name !== group || minor === undefined;
    },
  ),
  onEach(
    '1.6',
    'asks for zones without a replica to fail over to',
    'aws_elasticache_replication_group',
    (body) =>
      (body.multi_az_enabled === true && body.automatic_failover_enabled !== true) ||
      (body.automatic_failover_enabled === true && Number(body.num_cache_clusters) < 2),
  ),
  onEach(
    '1.8',
    'says of a cache that follows what its primary says',
    'aws_elasticache_replication_group',
    (body) => follows(body) && FROM_PRIMARY.some((name) => name in body),
  ),
  onEach(
    '1.6',
    'has users of a cache without encryption in transit',
    'aws_elasticache_replication_group',
    (body) =>
      !follows(body) && 'user_group_ids' in body && body.transit_encryption_enabled !== true,
  ),
  onEach(
    '1.6',
    'lets IAM sign in a user whose name is not its id',
    'aws_elasticache_user',
    (body) => modeOf(body) === 'iam' && body.user_id !== body.user_name,
  ),
  onEach(
    '1.6',
    'lets anyone in as the default user',
    'aws_elasticache_user',
    (body) =>
      modeOf(body) === 'no-password-required' && !String(body.access_string).startsWith('off '),
  ),
  onEach(
    '1.6',
    'groups users without the one that the engine needs, or with one that it refuses',
    'aws_elasticache_user_group',
    (body, blocks) => {
      const members = listOf(body.user_ids).map((id) => unwrap(id).split('.')[1]);
      const users = resources(blocks, 'aws_elasticache_user').filter(({ name }) =>
        members.includes(name),
      );
      return body.engine === 'redis'
        ? !users.some((user) => user.body.user_name === 'default')
        : users.some((user) => modeOf(user.body) === 'no-password-required');
    },
  ),
  {
    section: '1.6',
    does: 'makes a token shorter than it may be',
    find: (blocks) =>
      resources(blocks, 'random_password')
        .filter(({ body }) => Number(body.length) < 64 || nested(body, 'lifecycle').length > 0)
        .map(addressOf),
  },
];
