import { rdsInstance } from '../../catalog/rds-instance/spec';
import { defineRule } from '../../validation';
import { example } from '../example-designs';
import { wantParam } from '../subjects';

export const ml4 = defineRule('availability/ml-4', {
  title: 'Database has a standby in a second zone',
  why: 'Without a standby, losing the zone means a restore from backup: an hour or more, and up to five minutes of data.',
  severity: 'error',
  maps: { checkov: ['CKV_AWS_157'], cdkNag: ['RDS3'], fsbp: ['RDS.5', 'RDS.15'] },
  check: wantParam(rdsInstance, {
    name: 'multiAz',
    value: true,
    good: 'RDS Multi-AZ keeps a standby in a second zone',
    bad: 'one zone; RDS Multi-AZ keeps a standby in a second',
    fix: 'Turn on the Multi-AZ standby',
  }),
  examples: {
    good: [
      example(),
      example({
        with: { vpc: { style: 'existing' }, db: { existing: true, multiAz: false } },
        without: ['replica'],
      }),
      example({ with: { db: { engine: 'mysql', engineVersion: '8.4' } } }),
    ],
    bad: [example({ with: { db: { multiAz: false } } })],
  },
});
