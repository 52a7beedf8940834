import { CRITICAL } from '../../spec/critical';
import { DELETION_PROTECTION } from '../database-fields';
import { defineKind } from '../../spec/kind-spec';
import { weeklyWindowProblem } from '../checks';
import { RDS_CLASSES } from '../instances';
import { LOG_RETENTION } from '../log-retention';

/** The zone is left to Lintel. */
export const AUTO_ZONE = 'auto';

export const rdsReplica = defineKind({
  id: 'rds-replica',
  title: 'Read replica',
  short: 'Replica',
  summary: 'A copy of an RDS database, seconds behind, that answers reads.',
  keywords: ['rds', 'read', 'reporting', 'replication', 'postgresql', 'mysql'],
  category: 'data',
  label: 'Read replica',
  slug: 'db-replica',
  inside: ['tier'],
  home: 'data',
  can: ['sql-replica'],
  fields: {
    instanceClass: {
      type: 'choice',
      label: 'Instance class',
      group: 'Engine',
      default: 'db.t4g.medium',
      options: RDS_CLASSES,
      help: 'Engine, storage, users and encryption come from the source.',
      source: 'RDS guide, "DB instance classes"',
    },
    multiAz: {
      type: 'toggle',
      label: 'Multi-AZ standby',
      group: 'Availability',
      default: false,
      help: 'A standby of the replica itself.',
      source: 'RDS guide, "Multi-AZ read replica deployments"',
    },
    zone: {
      type: 'choice',
      label: 'Availability Zone',
      group: 'Availability',
      default: AUTO_ZONE,
      options: [
        { value: AUTO_ZONE, label: 'Chosen here', hint: 'the third, or what there is' },
        ...['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => ({ value: letter, label: letter })),
      ],
      help: 'One that the primary and its standby leave free. A change makes a new replica.',
      source: 'RDS API, CreateDBInstanceReadReplica',
      when: (params) => params.multiAz !== true,
    },
    publiclyAccessible: {
      type: 'toggle',
      label: 'Publicly accessible',
      group: 'Security',
      default: false,
      help: 'A public address, which a database does not need.',
      source: 'Security Hub RDS.2',
    },
    maintenanceWindow: {
      type: 'text',
      label: 'Maintenance window',
      group: 'Backup',
      default: 'Mon:05:30-Mon:06:30',
      help: 'Weekly, UTC.',
      source: 'RDS API, CreateDBInstanceReadReplica',
      problem: weeklyWindowProblem(30),
    },
    deletionProtection: DELETION_PROTECTION,
    performanceInsights: {
      type: 'toggle',
      label: 'Performance Insights',
      group: 'Monitoring',
      default: true,
      help: 'Seven days of database load by query and wait.',
    },
    logRetentionDays: LOG_RETENTION,
    critical: CRITICAL,
  },
  extras: [{ development: { deletionProtection: false } }],
  exported: true,
  names: [
    {
      what: 'The replica identifier',
      max: 63,
      suffix: (slug) => `-${slug}`,
      source: 'RDS API, CreateDBInstanceReadReplica',
    },
  ],
  caption: (params) => `${String(params.instanceClass)} · reads`,
});
