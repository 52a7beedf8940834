import { elasticache } from '../../catalog/elasticache/spec';
import { opensearchDomain } from '../../catalog/opensearch-domain/spec';
import { replicatesTo } from '../../catalog/verbs/replicates-to';
import { defineRule, fail, pass } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { createdOf, databasesOf, nameOf, namesOf } from '../subjects';

const DAYS = 7;

export const bk1 = defineRule('backup/bk-1', {
  title: 'Data has backups',
  why: 'A standby repeats a mistaken DELETE within a second. Only a backup goes back to before it. RDS also refuses read replicas of a database without backups.',
  lacking: 'No database, cache or search engine is created.',
  severity: 'error',
  // Its profile leaves that out of any other design.
  from: 'production',
  sameAs: ['PA-1'],
  maps: {
    wellArchitected: ['REL'],
    checkov: [
      { id: 'CKV_AWS_133', resource: 'aws_db_instance', attribute: 'backup_retention_period' },
      { id: 'CKV_AWS_133', resource: 'aws_rds_cluster', attribute: 'backup_retention_period' },
    ],
    cdkNag: ['RDS13'],
    fsbp: ['RDS.11', 'ElastiCache.1'],
  },
  *check(model) {
    for (const db of databasesOf(model)) {
      const { backupDays } = db.params;
      const replicas = model.edgesFrom(db.id, replicatesTo).map((edge) => edge.to);
      const subject = { nodes: [db.id] };
      if (backupDays > 0) {
        yield pass(subject, `${nameOf(db)}: can be restored to any second of ${backupDays} days.`);
        continue;
      }
      const also =
        replicas.length > 0
          ? `, and ${namesOf(model, replicas)} cannot be created without them`
          : '';
      yield fail(subject, `${nameOf(db)}: backups are off${also}; expected ${DAYS} days.`, {
        field: { node: db.id, name: 'backupDays' },
        fixes: [setParams(db, { backupDays: DAYS }, `Keep backups for ${DAYS} days`)],
      });
    }
    for (const cache of createdOf(model, elasticache)) {
      const { snapshotDays } = cache.params;
      const subject = { nodes: [cache.id] };
      if (snapshotDays > 0) {
        yield pass(subject, `${nameOf(cache)}: daily snapshots, kept for ${snapshotDays} days.`);
        continue;
      }
      yield fail(subject, `${nameOf(cache)}: snapshots are off; expected ${DAYS} days.`, {
        field: { node: cache.id, name: 'snapshotDays' },
        fixes: [setParams(cache, { snapshotDays: DAYS }, `Keep snapshots for ${DAYS} days`)],
      });
    }
    for (const domain of createdOf(model, opensearchDomain)) {
      yield pass(
        { nodes: [domain.id] },
        `${nameOf(domain)}: OpenSearch takes a snapshot every hour and keeps it for 14 days; AWS Backup covers no domain.`,
      );
    }
  },
  examples: {
    good: [
      clustered(),
      example(),
      example({
        with: {
          vpc: { style: 'existing' },
          db: { existing: true, backupDays: 0 },
          cache: { existing: true, snapshotDays: 0 },
        },
        without: ['replica'],
      }),
      clustered({ existing: true, backupDays: 0 }, { with: { vpc: { style: 'existing' } } }),
    ],
    bad: [
      example({ with: { db: { backupDays: 0 } } }),
      example({ with: { db: { backupDays: 0 } }, without: ['replica'] }),
      example({ with: { cache: { snapshotDays: 0 } } }),
    ],
  },
});
