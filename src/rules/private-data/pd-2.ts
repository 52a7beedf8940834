import { rdsReplica } from '../../catalog/rds-replica/spec';
import type { JsonValue } from '../../kit/json';
import { defineRule } from '../../validation';
import { clustered, example } from '../example-designs';
import { inTurn, wantOfDatabases, wantParam } from '../subjects';

const PRIVATE = {
  name: 'publiclyAccessible',
  value: false as JsonValue,
  good: 'has private addresses only',
  bad: 'is publicly accessible; a database needs no public address',
  fix: 'Take its public address away',
};

export const pd2 = defineRule('private-data/pd-2', {
  title: 'Database has no public address',
  why: 'A public address is all that stands between a weak password and the whole world. Servers in the VPC reach the private one.',
  lacking: 'No database and no replica is created.',
  severity: 'error',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      { id: 'CKV_AWS_17', resource: 'aws_db_instance', attribute: 'publicly_accessible' },
      { id: 'CKV_AWS_17', resource: 'aws_rds_cluster_instance', attribute: 'publicly_accessible' },
    ],
    fsbp: ['RDS.2'],
  },
  check: inTurn(wantOfDatabases(PRIVATE), wantParam(rdsReplica, PRIVATE)),
  examples: {
    good: [clustered(), example()],
    bad: [
      clustered({ publiclyAccessible: true }),
      example({ with: { db: { publiclyAccessible: true } } }),
      example({ with: { replica: { publiclyAccessible: true } } }),
    ],
  },
});
