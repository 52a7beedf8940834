import { auroraCluster } from '../../catalog/aurora-cluster/spec';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { inTurn, nameOf, perNode, wantParam } from '../subjects';

export const ml4 = defineRule('availability/ml-4', {
  title: 'Database has a standby in a second zone',
  why: 'Without a standby, losing the zone means a restore from backup: an hour or more, and up to five minutes of data. An Aurora cluster keeps its data, but answers nobody until a new writer stands.',
  severity: 'error',
  // Its profile leaves that out of any other design.
  from: 'production',
  maps: {
    wellArchitected: ['REL'],
    checkov: [{ id: 'CKV_AWS_157', resource: 'aws_db_instance', attribute: 'multi_az' }],
    cdkNag: ['RDS3'],
    fsbp: ['RDS.5', 'RDS.15'],
  },
  check: inTurn(
    wantParam(rdsInstance, {
      name: 'multiAz',
      value: true,
      good: 'RDS Multi-AZ keeps a standby in a second zone',
      bad: 'one zone; RDS Multi-AZ keeps a standby in a second',
      fix: 'Turn on the Multi-AZ standby',
    }),
    perNode(auroraCluster, function* (cluster) {
      const { readers } = cluster.params;
      const subject = { nodes: [cluster.id] };
      if (readers >= 1) {
        yield pass(
          subject,
          `${nameOf(cluster)}: ${plural(readers, 'reader')} beside the writer, ready to take over.`,
        );
        return;
      }
      yield fail(
        subject,
        `${nameOf(cluster)}: a writer in one zone; a reader in a second takes over within a minute.`,
        {
          field: { node: cluster.id, name: 'readers' },
          fixes: [setParams(cluster, { readers: 1 }, 'Add a reader')],
        },
      );
    }),
  ),
  examples: {
    good: [
      example(),
      example({
        with: { vpc: { style: 'existing' }, db: { existing: true, multiAz: false } },
        without: ['replica'],
      }),
      example({ with: { db: { engine: 'mysql', engineVersion: '8.4' } } }),
      clustered(),
    ],
    bad: [example({ with: { db: { multiAz: false } } }), clustered({ readers: 0 })],
  },
});
