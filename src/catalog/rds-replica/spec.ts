import { CRITICAL } from '../../spec/critical';
import { DELETION_PROTECTION } from '../database-fields';
import { defineKind } from '../../spec/kind-spec';
import { weeklyWindowProblem } from '../checks';
import { RDS_CLASSES } from '../instances';
import { LOG_RETENTION } from '../log-retention';

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
    },
    multiAz: {
      type: 'toggle',
      label: 'Multi-AZ standby',
      group: 'Availability',
      default: false,
      help: 'A standby of the replica itself.',
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
