import { CRITICAL } from '../../spec/critical';
import type { JsonObject } from '../../kit/json';
import {
  AUTO_MINOR_UPGRADE,
  BACKUP_WINDOW,
  DELETION_PROTECTION,
  ENHANCED_MONITORING,
  EXPORT_LOGS,
  IAM_AUTH,
  MAINTENANCE_WINDOW,
  PORT,
} from '../database-fields';
import { plural } from '../../kit/words';
import { defineKind } from '../../spec/kind-spec';
import { existingField, isCreated, whenCreated } from '../existing';
import { AURORA_CLASSES, SERVERLESS } from '../instances';
import { LOG_RETENTION } from '../log-retention';
import {
  databaseNameProblem,
  engineVersions,
  followEngine,
  userNameProblem,
  versionProblem,
} from '../sql-engines';

const isServerless = (params: JsonObject): boolean => params.instanceClass === SERVERLESS;
const hasInsights = (params: JsonObject): boolean => params.performanceInsights === true;

/** A cluster takes sixteen instances. */
const MOST_READERS = 15;

export const auroraCluster = defineKind({
  id: 'aurora-cluster',
  title: 'Aurora cluster',
  short: 'Aurora',
  summary:
    'A PostgreSQL or MySQL database whose storage is kept six times in three zones, with readers that take over within a minute.',
  keywords: ['postgresql', 'mysql', 'sql', 'database', 'rds', 'serverless', 'acu', 'reader'],
  category: 'data',
  label: 'Aurora',
  slug: 'aurora',
  inside: ['tier'],
  home: 'data',
  can: ['sql-database', 'sql-readers'],
  fields: {
    existing: existingField('a cluster'),
    engine: {
      type: 'choice',
      label: 'Engine',
      group: 'Engine',
      default: 'aurora-postgresql',
      options: [
        { value: 'aurora-postgresql', label: 'Aurora PostgreSQL' },
        { value: 'aurora-mysql', label: 'Aurora MySQL' },
      ],
      help: 'What the application speaks. Another one later means moving the data.',
      source: 'Aurora guide, "Supported engines"',
    },
    ...whenCreated({
      engineVersion: {
        type: 'text',
        label: 'Version',
        group: 'Engine',
        default: '17',
        help: 'Major only: AWS picks the current minor and withdraws old ones.',
        source: 'Aurora release calendars',
        problem: (value, { params }) => versionProblem(String(params.engine), value),
        placeholder: engineVersions('aurora-postgresql').at(-1)!,
      },
      instanceClass: {
        type: 'choice',
        label: 'Instance class',
        group: 'Engine',
        default: SERVERLESS,
        options: AURORA_CLASSES,
        help: 'Of the writer and of every reader.',
        source: 'Aurora guide, "DB instance classes"',
      },
      minAcu: {
        type: 'number',
        label: 'Shrinks to',
        group: 'Engine',
        default: 0.5,
        min: 0,
        max: 256,
        step: 0.5,
        unit: 'ACU',
        help: 'A capacity unit is about 2 GiB of memory. 0 lets an idle cluster pause; the next connection waits about 15 seconds.',
        source: 'RDS API, ServerlessV2ScalingConfiguration',
        when: isServerless,
      },
      maxAcu: {
        type: 'number',
        label: 'Grows to',
        group: 'Engine',
        default: 8,
        min: 1,
        max: 256,
        step: 0.5,
        unit: 'ACU',
        help: 'More is never used, whatever the load: the limit of the bill. An ACU has 2 GiB of memory.',
        source: 'RDS API, ServerlessV2ScalingConfiguration',
        when: isServerless,
        problem: (value, { params }) =>
          value >= Number(params.minAcu)
            ? null
            : `must be ${String(params.minAcu)} ACU at least, to which it shrinks.`,
      },
      pauseAfterSeconds: {
        type: 'number',
        label: 'Pauses after',
        group: 'Engine',
        default: 300,
        min: 300,
        max: 86400,
        unit: 's',
        help: 'Without any connection. One that a proxy or a pool keeps open holds it awake.',
        source: 'RDS API, ServerlessV2ScalingConfiguration',
        when: (params) => isServerless(params) && params.minAcu === 0,
      },
      readers: {
        type: 'number',
        label: 'Readers',
        group: 'Availability',
        default: 1,
        min: 0,
        max: MOST_READERS,
        help: 'They answer reads, and one takes over when the writer fails. Without any a new writer takes ten minutes.',
        source: 'Aurora quotas; Security Hub RDS.15',
        unit: 'readers',
      },
      storageType: {
        type: 'choice',
        label: 'Storage',
        group: 'Storage',
        default: 'aurora',
        options: [
          { value: 'aurora', label: 'Standard', hint: 'pays for each read and write' },
          {
            value: 'aurora-iopt1',
            label: 'I/O-Optimized',
            hint: 'dearer storage and compute, reads and writes included',
          },
        ],
        source: 'Aurora guide, "Storage configurations"',
      },
      encrypted: {
        type: 'toggle',
        label: 'Encryption at rest',
        group: 'Security',
        default: true,
        help: 'With a key of your own. It cannot be changed later without a restore.',
        source: 'Security Hub RDS.27',
      },
      forceTls: {
        type: 'toggle',
        label: 'Refuse plaintext connections',
        group: 'Security',
        default: true,
        help: 'A parameter group that forces TLS.',
      },
      publiclyAccessible: {
        type: 'toggle',
        label: 'Publicly accessible',
        group: 'Security',
        default: false,
        help: 'Gives its instances public addresses. No application needs this.',
        source: 'Security Hub RDS.2',
      },
      iamAuth: { ...IAM_AUTH, source: 'Security Hub RDS.12' },
      databaseName: {
        type: 'text',
        label: 'Database name',
        group: 'Access',
        default: 'app',
        help: 'Created with the cluster; the application connects to it.',
        source: 'RDS API, CreateDBCluster',
        problem: (value, { params }) => databaseNameProblem(String(params.engine), value),
      },
      username: {
        type: 'text',
        label: 'Master user',
        group: 'Access',
        default: 'appadmin',
        help: 'RDS makes its password, rotates it and keeps it in Secrets Manager.',
        source: 'RDS API, CreateDBCluster',
        problem: (value, { params }) => userNameProblem(String(params.engine), value),
      },
    }),
    port: { ...PORT, source: 'RDS API, CreateDBCluster' },
    ...whenCreated({
      backupDays: {
        type: 'number',
        label: 'Keep backups',
        group: 'Backup',
        default: 7,
        min: 1,
        max: 35,
        unit: 'days',
        help: 'Allows a restore to any second within this time. Aurora cannot turn them off.',
        source: 'RDS API, CreateDBCluster',
      },
      backupWindow: {
        ...BACKUP_WINDOW,
        source: 'RDS API, CreateDBCluster: at least 30 minutes, clear of the maintenance window',
      },
      maintenanceWindow: MAINTENANCE_WINDOW,
      backtrackHours: {
        type: 'number',
        label: 'Backtrack',
        group: 'Backup',
        default: 0,
        min: 0,
        max: 72,
        unit: 'h',
        help: 'Rewinds the cluster in place, within minutes. 0 turns it off; an existing cluster cannot turn it on.',
        source: 'Security Hub RDS.14; RDS API, CreateDBCluster BacktrackWindow',
        when: (params) => params.engine === 'aurora-mysql',
      },
      finalSnapshot: {
        type: 'toggle',
        label: 'Final snapshot',
        group: 'Backup',
        default: true,
        help: 'A snapshot is taken when the cluster is destroyed.',
        source: 'RDS API, DeleteDBCluster',
      },
      deletionProtection: { ...DELETION_PROTECTION, source: 'Security Hub RDS.7' },
      performanceInsights: {
        type: 'toggle',
        label: 'Performance Insights',
        group: 'Monitoring',
        default: true,
        help: 'Seven days of database load by query and wait, in CloudWatch Database Insights.',
      },
      advancedInsights: {
        type: 'toggle',
        label: 'Database Insights, advanced',
        group: 'Monitoring',
        default: false,
        help: 'Fifteen months of it, with locks and execution plans, billed by vCPU or ACU.',
        source: 'Aurora guide, "Turning on the Advanced mode of Database Insights"',
        when: hasInsights,
      },
      monitoringIntervalSeconds: {
        ...ENHANCED_MONITORING,
        source: 'RDS API, CreateDBInstance MonitoringInterval',
      },
      exportLogs: { ...EXPORT_LOGS, source: 'Security Hub RDS.34' },
      logRetentionDays: { ...LOG_RETENTION, when: (params) => params.exportLogs === true },
      autoMinorUpgrade: { ...AUTO_MINOR_UPGRADE, source: 'Security Hub RDS.35' },
    }),
    critical: CRITICAL,
  },
  extras: [
    { development: { readers: 0 } },
    { development: { backupDays: 1 } },
    { development: { finalSnapshot: false, deletionProtection: false } },
  ],
  exported: true,
  follow: followEngine,
  names: [
    {
      what: 'The instance identifiers',
      max: 63,
      suffix: (slug) => `-${slug}-${MOST_READERS + 1}`,
      source: 'RDS API, CreateDBInstance',
      when: isCreated,
    },
    {
      what: 'The monitoring role prefix',
      max: 38,
      suffix: (slug) => `-${slug}-mon-`,
      source: 'IAM quotas',
      when: (params) => isCreated(params) && params.monitoringIntervalSeconds !== '0',
    },
  ],
  caption: (params) => {
    const engine = params.engine === 'aurora-mysql' ? 'MySQL' : 'PostgreSQL';
    if (!isCreated(params)) return `${engine} · exists`;
    const readers = params.readers === 0 ? 'no reader' : plural(Number(params.readers), 'reader');
    return `${engine} · ${readers}`;
  },
});
