import { defineRule } from '../../validation';
import { clustered, example } from '../example-designs';
import { wantOfDatabases } from '../subjects';

export const en1 = defineRule('encryption/en-1', {
  title: 'Database storage is encrypted',
  why: 'Storage, snapshots and replicas inherit it. It cannot be turned on later without copying and restoring everything.',
  lacking: 'No database is created.',
  severity: 'error',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      { id: 'CKV_AWS_16', resource: 'aws_db_instance', attribute: 'storage_encrypted' },
      { id: 'CKV_AWS_96', resource: 'aws_rds_cluster', attribute: 'storage_encrypted' },
    ],
    cdkNag: ['RDS2'],
    fsbp: ['RDS.3', 'RDS.27'],
  },
  check: wantOfDatabases({
    name: 'encrypted',
    value: true,
    good: 'its storage is encrypted with a key of this account',
    bad: 'its storage is not encrypted',
    fix: 'Encrypt the storage',
  }),
  examples: {
    good: [
      clustered(),
      example(),
      example({
        with: { vpc: { style: 'existing' }, db: { existing: true, encrypted: false } },
        without: ['replica'],
      }),
    ],
    bad: [clustered({ encrypted: false }), example({ with: { db: { encrypted: false } } })],
  },
});
