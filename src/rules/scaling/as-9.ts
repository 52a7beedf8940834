import { rdsInstance } from '../../catalog/rds-instance/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

const MOST_GIB = rdsInstance.fields.maxAllocatedGib.max;

export const as9 = defineRule('scaling/as-9', {
  title: 'Database storage grows by itself',
  why: 'A database without free storage stops taking writes.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  check: perNode(rdsInstance, function* (db) {
    const { allocatedGib, maxAllocatedGib } = db.params;
    const subject = { nodes: [db.id] };
    // A limit below the storage, or too close to it, AWS refuses: PA-1 reports it.
    if (maxAllocatedGib > allocatedGib) {
      yield pass(subject, `${nameOf(db)}: grows from ${allocatedGib} to ${maxAllocatedGib} GiB.`);
    } else if (allocatedGib >= MOST_GIB) {
      yield pass(subject, `${nameOf(db)}: has ${allocatedGib} GiB, all that RDS offers.`);
    } else if (maxAllocatedGib === allocatedGib) {
      const wanted = Math.max(Math.min(5 * allocatedGib, MOST_GIB), Math.ceil(allocatedGib * 1.1));
      const fixes =
        wanted <= MOST_GIB
          ? [setParams(db, { maxAllocatedGib: wanted }, `Let it grow to ${wanted} GiB`)]
          : [];
      yield fail(
        subject,
        `${nameOf(db)}: stays at ${allocatedGib} GiB and stops when they are full.`,
        {
          measure: -allocatedGib,
          field: { node: db.id, name: 'maxAllocatedGib' },
          fixes,
        },
      );
    }
  }),
  examples: {
    good: [example()],
    bad: [example({ with: { db: { maxAllocatedGib: 100 } } })],
  },
});
