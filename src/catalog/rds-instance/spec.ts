import { CRITICAL } from '../../spec/critical';
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
import { defineKind } from '../../spec/kind-spec';
import { existingField, isCreated, whenCreated } from '../existing';
import { RDS_CLASSES } from '../instances';
import { LOG_RETENTION } from '../log-retention';
import {
  databaseNameProblem,
  followEngine,
  engineVersions,
  userNameProblem,
  versionProblem,
} from '../sql-engines';

/** From this size on RDS stripes gp3 over four volumes, whose sums it includes: RDS guide, "gp3 storage". */
export const GP3_STRIPED = { fromGib: 400, iops: 12_000, throughput: 500 };

export const rdsInstance = defineKind({
  id: 'rds-instance',
  title: 'RDS database',
  short: 'RDS',
  summary: 'A managed relational database with a standby in a second zone, backups and encryption.',
  keywords: ['postgresql', 'postgres', 'mysql', 'mariadb', 'sql', 'database', 'multi-az'],
  category: 'data',
  label: 'Database',
  slug: 'db',
  inside: ['tier'],
  home: 'data',
  can: ['sql-database', 'sql-source'],
  fields: {
    existing: existingField('a database'),
    engine: {
      type: 'choice',
      label: 'Engine',
      group: 'Engine',
      default: 'postgres',
      options: [
        { value: 'postgres', label: 'PostgreSQL' },
        { value: 'mysql', label: 'MySQL' },
        { value: 'mariadb', label: 'MariaDB' },
      ],
      help: 'What the application speaks. Another one later means moving the data.',
      source: 'RDS guide, "DB instance engines"',
    },
    ...whenCreated({
      engineVersion: {
        type: 'text',
        label: 'Version',
        group: 'Engine',
        default: '17',
        help: 'Major only: AWS picks the current minor and withdraws old ones.',
        source: 'RDS release notes',
        problem: (value, { params }) => versionProblem(String(params.engine), value),
        placeholder: engineVersions('postgres').at(-1)!,
      },
      instanceClass: {
        type: 'choice',
        label: 'Instance class',
        group: 'Engine',
        default: 'db.t4g.medium',
        options: RDS_CLASSES,
        source: 'RDS guide, "DB instance classes"',
      },
      multiAz: {
        type: 'toggle',
        label: 'Multi-AZ standby',
        group: 'Availability',
        default: true,
        help: 'A synchronous standby in another zone takes over within one to two minutes.',
        source: 'Security Hub RDS.5',
      },
      allocatedGib: {
        type: 'number',
        label: 'Storage',
        group: 'Storage',
        default: 100,
        min: 20,
        max: 65536,
        unit: 'GiB',
        help: 'To begin with. It can grow, and never shrink.',
        source: 'RDS API, CreateDBInstance',
      },
      maxAllocatedGib: {
        type: 'number',
        label: 'Grows up to',
        group: 'Storage',
        default: 500,
        min: 20,
        max: 65536,
        unit: 'GiB',
        help: 'Storage autoscaling. The same number as the storage turns it off.',
        source: 'RDS guide: at least 10 % above the storage',
        problem: (value, { params }) => {
          const allocated = Number(params.allocatedGib);
          return value === allocated || value >= Math.ceil(allocated * 1.1)
            ? null
            : `must be at least 10 % above the storage, ${Math.ceil(allocated * 1.1)} GiB, or equal to it.`;
        },
      },
      storageType: {
        type: 'choice',
        label: 'Storage type',
        group: 'Storage',
        default: 'gp3',
        options: [
          { value: 'gp3', label: 'gp3', hint: '3,000 IOPS included' },
          { value: 'io2', label: 'io2 Block Express', hint: 'provisioned IOPS' },
        ],
        problem: (value, { params }) =>
          value === 'io2' && Number(params.allocatedGib) < 100
            ? 'needs at least 100 GiB of storage for io2.'
            : null,
        source: 'RDS guide, "Amazon RDS DB instance storage"',
      },
      iops: {
        type: 'number',
        label: 'Provisioned IOPS',
        unit: 'I/O per s',
        group: 'Storage',
        default: 0,
        min: 0,
        max: 256000,
        help: '0: what the storage type includes. gp3 takes a value from 400 GiB on, io2 needs one.',
        source: 'RDS guide, "Amazon RDS DB instance storage"',
      },
      storageThroughput: {
        type: 'number',
        label: 'Throughput',
        group: 'Storage',
        default: 0,
        min: 0,
        max: 4000,
        unit: 'MiB/s',
        help: '0: what gp3 includes. It takes a value from 400 GiB on, a quarter of the IOPS at most.',
        source: 'RDS guide, "gp3 storage"',
        when: (params) => params.storageType === 'gp3',
        problem: (value, { params }) => {
          if (value === 0) return null;
          if (Number(params.allocatedGib) < GP3_STRIPED.fromGib) {
            return `needs at least ${GP3_STRIPED.fromGib} GiB of storage.`;
          }
          const most = Math.max(Number(params.iops) || 0, GP3_STRIPED.iops) / 4;
          return value >= GP3_STRIPED.throughput && value <= most
            ? null
            : `must be 0, or ${GP3_STRIPED.throughput} to ${most} MiB/s with these IOPS.`;
        },
      },
      encrypted: {
        type: 'toggle',
        label: 'Encryption at rest',
        group: 'Security',
        default: true,
        help: 'With a key of your own. It cannot be changed later without a restore.',
        source: 'Security Hub RDS.3',
      },
      forceTls: {
        type: 'toggle',
        label: 'Refuse plaintext connections',
        group: 'Security',
        default: true,
        help: 'A parameter group that forces TLS.',
        source: 'Security Hub RDS.38',
      },
      publiclyAccessible: {
        type: 'toggle',
        label: 'Publicly accessible',
        group: 'Security',
        default: false,
        help: 'Gives the database a public address. No application needs this.',
        source: 'Security Hub RDS.2',
      },
      iamAuth: { ...IAM_AUTH, source: 'Security Hub RDS.10' },
      databaseName: {
        type: 'text',
        label: 'Database name',
        group: 'Access',
        default: 'app',
        help: 'Created with the instance; the application connects to it.',
        source: 'RDS API, CreateDBInstance',
        problem: (value, { params }) => databaseNameProblem(String(params.engine), value),
      },
      username: {
        type: 'text',
        label: 'Master user',
        group: 'Access',
        default: 'appadmin',
        help: 'The password is generated and kept in Secrets Manager.',
        source: 'RDS API, CreateDBInstance',
        problem: (value, { params }) => userNameProblem(String(params.engine), value),
      },
      password: {
        type: 'choice',
        label: 'Password',
        group: 'Access',
        default: 'auto',
        options: [
          {
            value: 'auto',
            label: 'Kept out of the state',
            hint: 'managed by RDS, or write-only with a replica',
          },
          { value: 'managed', label: 'Managed by RDS', hint: 'not with a read replica' },
          { value: 'state', label: 'random_password', hint: 'in the Terraform state' },
        ],
        help: 'RDS rotates what it manages. With a read replica it cannot: then one is generated that is in no state.',
        source: 'RDS guide, "Password management with Amazon RDS and AWS Secrets Manager"',
      },
    }),
    port: { ...PORT, source: 'RDS API, CreateDBInstance' },
    ...whenCreated({
      backupDays: {
        type: 'number',
        label: 'Keep backups',
        group: 'Backup',
        default: 7,
        min: 0,
        max: 35,
        unit: 'days',
        help: 'Allows a restore to any second within this time. 0 turns backups off.',
        source: 'Security Hub RDS.11',
      },
      backupWindow: {
        ...BACKUP_WINDOW,
        source: 'RDS guide: at least 30 minutes, clear of the maintenance window',
      },
      maintenanceWindow: MAINTENANCE_WINDOW,
      finalSnapshot: {
        type: 'toggle',
        label: 'Final snapshot',
        group: 'Backup',
        default: true,
        help: 'A snapshot is taken when the database is destroyed.',
        source: 'RDS API, DeleteDBInstance',
      },
      deletionProtection: { ...DELETION_PROTECTION, source: 'Security Hub RDS.8' },
      performanceInsights: {
        type: 'toggle',
        label: 'Performance Insights',
        group: 'Monitoring',
        default: true,
        help: 'Seven days of database load by query and wait.',
        source: 'RDS guide, "Database Insights": 7 days without a charge',
      },
      advancedInsights: {
        type: 'toggle',
        label: 'Database Insights, advanced',
        group: 'Monitoring',
        default: false,
        help: 'Fifteen months of it, with locks and execution plans, billed by vCPU.',
        source: 'RDS guide, "Turning on the Advanced mode of Database Insights"',
        when: (params) => params.performanceInsights === true,
      },
      monitoringIntervalSeconds: {
        ...ENHANCED_MONITORING,
        source: 'RDS API, CreateDBInstance MonitoringInterval',
      },
      exportLogs: { ...EXPORT_LOGS, source: 'Security Hub RDS.9' },
      logRetentionDays: { ...LOG_RETENTION, when: (params) => params.exportLogs === true },
      autoMinorUpgrade: { ...AUTO_MINOR_UPGRADE, source: 'Security Hub RDS.13' },
    }),
    critical: CRITICAL,
  },
  extras: [
    { development: { multiAz: false } },
    { development: { backupDays: 1 } },
    { development: { finalSnapshot: false, deletionProtection: false } },
  ],
  exported: true,
  follow: followEngine,
  names: [
    {
      what: 'The database identifier',
      max: 63,
      suffix: (slug) => `-${slug}`,
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
    const engine = ENGINE_TITLES[String(params.engine)] ?? String(params.engine);
    return isCreated(params)
      ? `${engine} ${String(params.engineVersion)} · ${params.multiAz === true ? 'Multi-AZ' : '1 AZ'}`
      : `${engine} · exists`;
  },
});

const ENGINE_TITLES: Record<string, string> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
};
