import type { JsonObject } from '../../kit/json';
import { CRITICAL } from '../../spec/critical';
import { defineKind } from '../../spec/kind-spec';
import { existingField, isCreated, whenCreated } from '../existing';
import { clearWindowProblem, weeklyWindowProblem } from '../checks';
import { CACHE_TYPES } from '../instances';
import { LOG_RETENTION } from '../log-retention';

/** By engine, oldest first. Minors without a dot are refused from version 7 on: ElastiCache guide, "Supported engines". */
export const CACHE_VERSIONS: Readonly<Record<string, readonly string[]>> = {
  redis: ['6.2', '7.0', '7.1'],
  valkey: ['7.2', '8.0', '8.1', '8.2', '9.0', '9.1'],
};

export const isRedis6 = (params: JsonObject): boolean =>
  params.engine === 'redis' && String(params.engineVersion).startsWith('6');
export const hasUsers = ({ auth }: JsonObject): boolean =>
  auth === 'rbac-iam' || auth === 'rbac-password';

/** Nodes of a cluster after its quota has been raised as far as AWS does. */
const MOST_NODES = 500;

export const elasticache = defineKind({
  id: 'elasticache',
  title: 'ElastiCache',
  short: 'ElastiCache',
  summary:
    'A Redis or Valkey cache in memory that answers in under a millisecond and takes reads off the database.',
  keywords: ['redis', 'valkey', 'cache', 'memory', 'session', 'replication group'],
  category: 'data',
  label: 'Cache',
  slug: 'cache',
  inside: ['tier'],
  home: 'data',
  can: ['cache'],
  fields: {
    existing: existingField('a replication group'),
    engine: {
      type: 'choice',
      label: 'Engine',
      group: 'Engine',
      default: 'redis',
      options: [
        { value: 'redis', label: 'Redis OSS' },
        { value: 'valkey', label: 'Valkey', hint: 'about a fifth cheaper, drop-in' },
      ],
      help: 'Both speak the same protocol. A Redis cache becomes a Valkey one in place.',
      source: 'ElastiCache guide, "Supported engines and versions"',
    },
    ...whenCreated({
      engineVersion: {
        type: 'text',
        label: 'Version',
        group: 'Engine',
        default: '7.1',
        help: 'A newer one keeps the data; there is no way back to an older one.',
        source: 'ElastiCache guide, "Supported engines and versions"',
        problem: (value, { params }) => {
          const versions = CACHE_VERSIONS[String(params.engine)] ?? [];
          return versions.includes(value)
            ? null
            : `must be one of ${versions.join(', ')} for ${String(params.engine)}.`;
        },
      },
      nodeType: {
        type: 'choice',
        label: 'Node type',
        group: 'Engine',
        default: 'cache.t4g.medium',
        options: CACHE_TYPES,
        source: 'ElastiCache guide, "Supported node types"',
      },
      nodes: {
        type: 'number',
        label: 'Nodes',
        group: 'Availability',
        default: 2,
        min: 1,
        max: 6,
        help: 'One primary, the others replicas; of each shard in cluster mode.',
        source: 'ElastiCache API, CreateReplicationGroup',
        unit: 'nodes',
      },
    }),
    clusterMode: {
      type: 'toggle',
      label: 'Cluster mode',
      group: 'Availability',
      default: false,
      help: 'Spreads the keys over shards. Clients must speak the cluster protocol and connect to the configuration endpoint.',
      source: 'ElastiCache guide, "Replication: cluster mode disabled vs. enabled"',
      problem: (value, { params }) =>
        value && isCreated(params) && params.automaticFailover !== true
          ? 'needs automatic failover.'
          : null,
    },
    ...whenCreated({
      shards: {
        type: 'number',
        label: 'Shards',
        group: 'Availability',
        default: 2,
        min: 1,
        max: 500,
        help: 'The keys are spread over them; each has its own primary and replicas.',
        when: (params) => params.clusterMode === true,
        source: 'ElastiCache quotas: 500 nodes per cluster, 90 unless raised',
        problem: (value, { params }) =>
          value * Number(params.nodes) > MOST_NODES
            ? `makes ${value * Number(params.nodes)} nodes together; a cluster has at most ${MOST_NODES}.`
            : null,
        unit: 'shards',
      },
      automaticFailover: {
        type: 'toggle',
        label: 'Automatic failover',
        group: 'Availability',
        default: true,
        help: 'A replica becomes primary when the primary is lost.',
        source: 'ElastiCache guide, "Minimizing downtime with Multi-AZ"',
        problem: (value, { params }) =>
          // A shard of a cluster may do without a replica; failover has to be on all the same.
          value && params.clusterMode !== true && Number(params.nodes) < 2
            ? 'needs at least 2 nodes.'
            : null,
      },
      multiAz: {
        type: 'toggle',
        label: 'Multi-AZ',
        group: 'Availability',
        default: true,
        help: 'Primary and replicas in different zones.',
        source: 'Security Hub ElastiCache.3',
        problem: (value, { params }) =>
          !value
            ? null
            : params.automaticFailover !== true
              ? 'needs automatic failover.'
              : Number(params.nodes) < 2
                ? 'needs at least 2 nodes.'
                : null,
      },
    }),
    port: {
      type: 'number',
      label: 'Port',
      group: 'Access',
      default: 6379,
      min: 1150,
      max: 65535,
      help: 'On which clients connect.',
      source: 'ElastiCache API, CreateReplicationGroup',
    },
    auth: {
      type: 'choice',
      label: 'Who may connect',
      group: 'Security',
      default: 'token',
      options: [
        { value: 'token', label: 'Who knows the token', hint: 'AUTH, one for all clients' },
        { value: 'rbac-iam', label: 'A user, by IAM', hint: 'RBAC without any secret' },
        { value: 'rbac-password', label: 'A user with a password', hint: 'RBAC' },
        { value: 'none', label: 'Everyone in the network' },
      ],
      help: 'Token and password are generated and kept in Secrets Manager. With IAM clients sign in as their role.',
      source: 'Security Hub ElastiCache.6',
      problem: (value, { params }) =>
        value !== 'none' && params.inTransit !== 'required'
          ? 'needs encryption in transit to be required.'
          : value === 'rbac-iam' && isCreated(params) && isRedis6(params)
            ? 'needs Redis OSS 7 or Valkey.'
            : null,
    },
    ...whenCreated({
      atRest: {
        type: 'toggle',
        label: 'Encryption at rest',
        group: 'Security',
        default: true,
        help: 'With a key of your own. It cannot be changed later without a new cache.',
        source: 'Security Hub ElastiCache.4',
      },
    }),
    inTransit: {
      type: 'choice',
      label: 'Encryption in transit',
      group: 'Security',
      default: 'required',
      options: [
        { value: 'required', label: 'Required' },
        { value: 'preferred', label: 'Preferred', hint: 'plaintext still accepted' },
        { value: 'off', label: 'Off' },
      ],
      source: 'Security Hub ElastiCache.5',
      problem: (value, { params }) =>
        value === 'preferred' && isCreated(params) && isRedis6(params)
          ? 'needs Redis OSS 7 or Valkey to accept plaintext beside TLS.'
          : null,
      help: 'Clients must speak TLS when it is required. From off it goes to preferred first, then to required.',
    },
    ...whenCreated({
      snapshotDays: {
        type: 'number',
        label: 'Keep snapshots',
        group: 'Backup',
        default: 7,
        min: 0,
        max: 35,
        unit: 'days',
        help: '0 turns them off.',
        source: 'ElastiCache API, CreateReplicationGroup',
      },
      snapshotWindow: {
        type: 'text',
        label: 'Snapshot window',
        group: 'Backup',
        default: '04:00-05:00',
        help: 'Daily, UTC.',
        source: 'ElastiCache API, CreateReplicationGroup',
        problem: clearWindowProblem(60),
      },
      maintenanceWindow: {
        type: 'text',
        label: 'Maintenance window',
        group: 'Backup',
        default: 'mon:06:00-mon:07:00',
        help: 'Weekly, UTC.',
        source: 'ElastiCache API, CreateReplicationGroup',
        problem: weeklyWindowProblem(60),
      },
      finalSnapshot: {
        type: 'toggle',
        label: 'Final snapshot',
        group: 'Backup',
        default: true,
        help: 'A copy is kept when the cache is deleted.',
        source: 'ElastiCache API, DeleteReplicationGroup',
      },
      logs: {
        type: 'toggle',
        label: 'Slow and engine log',
        group: 'Monitoring',
        default: true,
        help: 'Slow commands and messages of the engine, to CloudWatch Logs.',
        source: 'ElastiCache guide, "Log delivery"',
      },
      logRetentionDays: { ...LOG_RETENTION, when: (params) => params.logs === true },
      autoMinorUpgrade: {
        type: 'toggle',
        label: 'Automatic minor upgrades',
        group: 'Engine',
        default: true,
        help: 'AWS installs minor versions in the maintenance window.',
        source: 'Security Hub ElastiCache.2',
      },
    }),
    critical: CRITICAL,
  },
  extras: [
    // Cluster mode does not do without failover.
    { development: { nodes: 1, automaticFailover: false, multiAz: false, clusterMode: false } },
    { development: { snapshotDays: 0, finalSnapshot: false } },
  ],
  exported: true,
  follow: (before, after) => {
    const versions = CACHE_VERSIONS[String(after.engine)] ?? [];
    const isThere =
      before.engine === after.engine || versions.includes(String(after.engineVersion));
    return isThere ? after : { ...after, engineVersion: versions.at(-1) ?? after.engineVersion! };
  },
  names: [
    {
      what: 'The replication group id',
      max: 40,
      suffix: (slug) => `-${slug}`,
      source: 'ElastiCache API, CreateReplicationGroup',
      when: isCreated,
    },
    {
      what: 'The id of the default user',
      max: 40,
      suffix: (slug) => `-${slug}-off`,
      source: 'ElastiCache guide, "Role-Based Access Control"',
      when: (params) => isCreated(params) && hasUsers(params) && params.engine === 'redis',
    },
  ],
  caption: (params) =>
    !isCreated(params)
      ? `${params.engine === 'valkey' ? 'Valkey' : 'Redis'} · exists`
      : `${params.engine === 'valkey' ? 'Valkey' : 'Redis'} ${String(params.engineVersion)} · ${params.clusterMode === true ? `${String(params.shards)} × ` : ''}${String(params.nodes)} node${params.nodes === 1 ? '' : 's'}`,
});
