import { defineRule } from '../../validation';
import { clustered, example } from '../example-designs';
import { wantOfDatabases } from '../subjects';

export const en3 = defineRule('encryption/en-3', {
  title: 'Database refuses plaintext connections',
  why: 'Queries, rows and passwords cross the network. Unless the database insists on TLS, one client without it gives them away.',
  lacking: 'No database is created.',
  severity: 'error',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      {
        id: 'CKV2_AWS_69',
        resource: 'aws_db_instance',
        attribute: 'aws_db_parameter_group.parameter',
      },
    ],
    fsbp: ['RDS.38', 'RDS.44'],
  },
  check: wantOfDatabases({
    name: 'forceTls',
    value: true,
    good: 'its parameter group forces TLS',
    bad: 'accepts connections without TLS',
    fix: 'Refuse plaintext connections',
  }),
  examples: {
    good: [clustered(), example()],
    bad: [clustered({ forceTls: false }), example({ with: { db: { forceTls: false } } })],
  },
});
