import { elasticache } from '../../catalog/elasticache/spec';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf } from '../subjects';

export const bk5 = defineRule('backup/bk-5', {
  title: 'A deleted database leaves a snapshot',
  why: 'A wrong destroy is stopped by deletion protection, and undone with the final snapshot. Automated backups go with the database.',
  severity: 'error',
  maps: {
    checkov: ['CKV_AWS_293', 'CKV_AWS_139'],
    cdkNag: ['RDS10'],
    fsbp: ['RDS.7', 'RDS.8'],
  },
  *check(model) {
    for (const db of model.ofKind(rdsInstance)) {
      const { finalSnapshot, deletionProtection } = db.params;
      const subject = { nodes: [db.id] };
      const state = `final snapshot ${finalSnapshot ? 'on' : 'off'}, deletion protection ${deletionProtection ? 'on' : 'off'}`;
      if (finalSnapshot && deletionProtection) {
        yield pass(subject, `${nameOf(db)}: ${state}.`);
        continue;
      }
      yield fail(subject, `${nameOf(db)}: ${state}; expected both on.`, {
        field: { node: db.id, name: finalSnapshot ? 'deletionProtection' : 'finalSnapshot' },
        fixes: [setParams(db, { finalSnapshot: true, deletionProtection: true }, 'Protect it and keep a final snapshot')],
      });
    }
    for (const cache of model.ofKind(elasticache)) {
      const subject = { nodes: [cache.id] };
      if (cache.params.finalSnapshot) {
        yield pass(subject, `${nameOf(cache)}: a final snapshot is kept.`);
        continue;
      }
      // What a cache holds can be computed again.
      yield fail(subject, `${nameOf(cache)}: no final snapshot; it is gone with the cache.`, {
        severity: 'warning',
        field: { node: cache.id, name: 'finalSnapshot' },
        fixes: [setParams(cache, { finalSnapshot: true }, 'Keep a final snapshot')],
      });
    }
  },
  examples: {
    good: [example()],
    bad: [
      example({ with: { db: { finalSnapshot: false } } }),
      example({ with: { db: { deletionProtection: false } } }),
      example({ with: { cache: { finalSnapshot: false } } }),
    ],
  },
});
