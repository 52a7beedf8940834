import { GP3_STRIPED, rdsInstance } from '../../catalog/rds-instance/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

/**
 * RDS guide, "Amazon RDS DB instance storage", for PostgreSQL, MySQL and MariaDB. gp3 takes IOPS from 400 GiB on: 12,000 to
 * 64,000, at most 500 per GiB. io2 needs 1,000 to 256,000, at most 1,000 per GiB.
 */
const GP3 = { fromGib: GP3_STRIPED.fromGib, min: GP3_STRIPED.iops, max: 64_000, perGib: 500 };
const IO2 = { min: 1_000, max: 256_000, perGib: 1_000 };

interface Fault {
  readonly text: string;
  readonly wanted: number;
}

function faultOf(type: string, gib: number, iops: number): Fault | null {
  if (type === 'gp3') {
    if (iops === 0) return null;
    if (gib < GP3.fromGib) {
      return {
        text: `${iops} IOPS with ${gib} GiB of gp3; AWS takes a value from ${GP3.fromGib} GiB on`,
        wanted: 0,
      };
    }
    const most = Math.min(GP3.max, gib * GP3.perGib);
    return iops >= GP3.min && iops <= most
      ? null
      : {
          text: `${iops} IOPS; gp3 of ${gib} GiB takes ${GP3.min} to ${most}, or 0 for what is included`,
          wanted: iops < GP3.min ? 0 : most,
        };
  }
  if (type !== 'io2') return null;
  const most = Math.min(IO2.max, gib * IO2.perGib);
  if (iops >= IO2.min && iops <= most) return null;
  return {
    text:
      iops === 0
        ? `io2 without IOPS; AWS asks for ${IO2.min} to ${most}`
        : `${iops} IOPS; io2 of ${gib} GiB takes ${IO2.min} to ${most}`,
    wanted: Math.min(Math.max(iops === 0 ? 3000 : iops, IO2.min), most),
  };
}

export const cf6 = defineRule('parameters/cf-6', {
  title: 'IOPS suit the storage',
  why: 'AWS refuses provisioned IOPS on small gp3 volumes, io2 without them, and more than the size allows.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['PERF'] },
  check: perNode(rdsInstance, function* (db) {
    const { storageType, allocatedGib, iops } = db.params;
    const subject = { nodes: [db.id] };
    const fault = faultOf(storageType, allocatedGib, iops);
    if (!fault) {
      yield pass(
        subject,
        `${nameOf(db)}: ${storageType.slice(0, 10)}, ${allocatedGib} GiB, ${iops === 0 ? 'included' : iops} IOPS.`,
      );
      return;
    }
    yield fail(subject, `${nameOf(db)}: ${fault.text}.`, {
      field: { node: db.id, name: 'iops' },
      fixes: [
        setParams(
          db,
          { iops: fault.wanted },
          fault.wanted === 0 ? 'Use what is included' : `Use ${fault.wanted} IOPS`,
        ),
      ],
    });
  }),
  examples: {
    good: [
      example(),
      example({ with: { db: { storageType: 'io2', iops: 3000 } } }),
      example({ with: { db: { allocatedGib: 400, iops: 12000 } } }),
    ],
    bad: [
      example({ with: { db: { iops: 6000 } } }),
      example({ with: { db: { allocatedGib: 400, iops: 3000 } } }),
      example({ with: { db: { storageType: 'io2' } } }),
      example({ with: { db: { storageType: 'io2', iops: 200000 } } }),
    ],
  },
});
