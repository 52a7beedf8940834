import { dynamodbTable } from '../../catalog/dynamodb-table/spec';
import { elasticache } from '../../catalog/elasticache/spec';
import { rdsReplica } from '../../catalog/rds-replica/spec';
import { defineRule, fail, pass } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { inTurn, nameOf, perDatabase, perNode } from '../subjects';

export const bk5 = defineRule('backup/bk-5', {
  title: 'A deleted database leaves a snapshot',
  why: 'A wrong destroy is stopped by deletion protection, and undone with the final snapshot. Automated backups go with the database.',
  lacking: 'No database and no replica is created.',
  severity: 'error',
  // Its profile leaves that out of any other design.
  from: 'production',
  maps: {
    wellArchitected: ['REL'],
    checkov: [
      {
        id: 'CKV_AWS_293',
        resource: 'aws_db_instance',
        attribute: 'deletion_protection',
      },
      {
        id: 'CKV_AWS_139',
        resource: 'aws_rds_cluster',
        attribute: 'deletion_protection',
      },
    ],
    cdkNag: ['RDS10'],
    fsbp: ['RDS.7', 'RDS.8', 'DynamoDB.6'],
  },
  check: inTurn(
    perDatabase(function* (db) {
      const { finalSnapshot, deletionProtection } = db.params;
      const subject = { nodes: [db.id] };
      const state = `final snapshot ${finalSnapshot ? 'on' : 'off'}, deletion protection ${deletionProtection ? 'on' : 'off'}`;
      if (finalSnapshot && deletionProtection) {
        yield pass(subject, `${nameOf(db)}: ${state}.`);
        return;
      }
      yield fail(subject, `${nameOf(db)}: ${state}; expected both on.`, {
        measure: Number(!finalSnapshot) + Number(!deletionProtection),
        field: {
          node: db.id,
          name: finalSnapshot ? 'deletionProtection' : 'finalSnapshot',
        },
        fixes: [
          setParams(
            db,
            { finalSnapshot: true, deletionProtection: true },
            'Protect it and keep a final snapshot',
          ),
        ],
      });
    }),
    perNode(rdsReplica, function* (replica) {
      const subject = { nodes: [replica.id] };
      if (replica.params.deletionProtection) {
        yield pass(subject, `${nameOf(replica)}: deletion protection on.`);
        return;
      }
      // What a replica holds its source holds too.
      yield fail(subject, `${nameOf(replica)}: deletion protection off.`, {
        severity: 'warning',
        field: { node: replica.id, name: 'deletionProtection' },
        fixes: [setParams(replica, { deletionProtection: true }, 'Protect it')],
      });
    }),
    perNode(dynamodbTable, function* (table) {
      const subject = { nodes: [table.id] };
      yield table.params.deletionProtection
        ? pass(subject, `${nameOf(table)}: deletion protection on.`)
        : // With point-in-time recovery it leaves a backup for 35 days (BK-9).
          fail(subject, `${nameOf(table)}: deletion protection off.`, {
            severity: 'warning',
            field: { node: table.id, name: 'deletionProtection' },
            fixes: [setParams(table, { deletionProtection: true }, 'Protect it')],
          });
    }),
    perNode(elasticache, function* (cache) {
      const subject = { nodes: [cache.id] };
      if (cache.params.finalSnapshot) {
        yield pass(subject, `${nameOf(cache)}: a final snapshot is kept.`);
        return;
      }
      // What a cache holds can be computed again.
      yield fail(subject, `${nameOf(cache)}: no final snapshot; it is gone with the cache.`, {
        severity: 'warning',
        field: { node: cache.id, name: 'finalSnapshot' },
        fixes: [setParams(cache, { finalSnapshot: true }, 'Keep a final snapshot')],
      });
    }),
  ),
  examples: {
    good: [clustered(), example(), eventDriven()],
    bad: [
      clustered({ finalSnapshot: false }),
      clustered({ deletionProtection: false }),
      example({ with: { db: { finalSnapshot: false } } }),
      example({ with: { db: { deletionProtection: false } } }),
      example({ with: { replica: { deletionProtection: false } } }),
      example({ with: { cache: { finalSnapshot: false } } }),
      eventDriven({ table: { deletionProtection: false } }),
    ],
  },
});
