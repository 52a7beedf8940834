import { rdsInstance } from '../../catalog/rds-instance/spec';
import { replicatesTo } from '../../catalog/verbs/replicates-to';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { removeNodeFix } from '../fixes';
import { nameOf } from '../subjects';

/** "Working with DB instance read replicas": fifteen of one source, for each of the three engines. */
const MOST = 15;

/** RDS quotas: 15 read replicas per source. */
export const cf8 = defineRule('parameters/cf-8', {
  title: 'A database has fifteen read replicas at most',
  why: 'RDS refuses the sixteenth.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const db of model.ofKind(rdsInstance)) {
      const edges = model.edgesFrom(db.id, replicatesTo);
      if (edges.length === 0) continue;
      const subject = { nodes: [db.id] };
      if (edges.length <= MOST) {
        yield pass(subject, `${nameOf(db)}: ${edges.length} of ${MOST} replicas.`);
        continue;
      }
      const last = model.get(edges.at(-1)?.to ?? db.id);
      yield fail(subject, `${nameOf(db)}: ${edges.length} read replicas; RDS takes ${MOST}.`, {
        fixes: edges.length === MOST + 1 ? [removeNodeFix(last, `Remove ${nameOf(last)}`)] : [],
      });
    }
  },
  examples: {
    good: [example()],
    bad: [
      example({
        more: (design, { data, db }) => {
          for (let number = 2; number <= MOST + 1; number += 1) {
            const replica = design.node('rds-replica', {
              label: `Replica ${number}`,
              parent: data,
            });
            design.edge('replicates-to', db, replica);
          }
        },
      }),
    ],
  },
});
