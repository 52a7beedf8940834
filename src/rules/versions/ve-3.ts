import { elasticache } from '../../catalog/elasticache/spec';
import type { JsonValue } from '../../kit/json';
import { defineRule } from '../../validation';
import { clustered, example } from '../example-designs';
import { inTurn, wantOfDatabases, wantParam } from '../subjects';

const AUTOMATIC = {
  name: 'autoMinorUpgrade',
  value: true as JsonValue,
  good: 'takes minor upgrades in its maintenance window',
  bad: 'takes no minor upgrades by itself; security fixes wait for a person',
  fix: 'Turn on automatic minor upgrades',
};

export const ve3 = defineRule('versions/ve-3', {
  title: 'Minor upgrades come by themselves',
  why: 'Minor versions carry security fixes. AWS forces old ones forward in the end, at a time of its own.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      { id: 'CKV_AWS_226', resource: 'aws_db_instance', attribute: 'auto_minor_version_upgrade' },
      {
        id: 'CKV_AWS_226',
        resource: 'aws_rds_cluster_instance',
        attribute: 'auto_minor_version_upgrade',
      },
    ],
    fsbp: ['RDS.13', 'RDS.35', 'ElastiCache.2'],
  },
  check: inTurn(wantOfDatabases(AUTOMATIC), wantParam(elasticache, AUTOMATIC)),
  examples: {
    good: [clustered(), example()],
    bad: [
      clustered({ autoMinorUpgrade: false }),
      example({ with: { db: { autoMinorUpgrade: false } } }),
      example({ with: { cache: { autoMinorUpgrade: false } } }),
    ],
  },
});
