import { rdsInstance } from '../../catalog/rds-instance/spec';
import { replicatesTo } from '../../catalog/verbs/replicates-to';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { createdOf, nameOf, namesOf } from '../subjects';

export const se4 = defineRule('security/se-4', {
  title: 'A database with read replicas has a password of its own',
  why: 'RDS refuses to make a read replica of a database whose password it manages itself: the apply ends in an error after the database has been made.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['SEC', 'OPS'] },
  *check(model) {
    for (const db of createdOf(model, rdsInstance)) {
      const replicas = model.edgesFrom(db.id, replicatesTo).map(({ to }) => to);
      if (replicas.length === 0) continue;
      const subject = { nodes: [db.id, ...replicas] };
      const names = namesOf(model, replicas);
      yield db.params.password === 'managed'
        ? fail(
            subject,
            `${nameOf(db)}: RDS manages its password, and makes no replica such as ${names} of it.`,
            {
              field: { node: db.id, name: 'password' },
              fixes: [
                setParams(db, { password: 'auto' }, 'Generate one that is kept in Secrets Manager'),
              ],
            },
          )
        : pass(subject, `${nameOf(db)}: RDS can make ${names} of it.`);
    }
  },
  examples: {
    good: [example(), example({ without: ['replica'], with: { db: { password: 'managed' } } })],
    bad: [example({ with: { db: { password: 'managed' } } })],
  },
});
