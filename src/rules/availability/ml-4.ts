import { auroraCluster } from '../../catalog/aurora-cluster/spec';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import { rdsReplica } from '../../catalog/rds-replica/spec';
import { replicatesTo } from '../../catalog/verbs/replicates-to';
import type { NodeId } from '../../design';
import { listWords, plural } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { createdOf, inTurn, nameOf, perNode, perSubject } from '../subjects';

/** Of which cdk-nag asks a standby as well: beside a source that has one they need none. */
const replicasOf = (model: Model, db: { readonly id: NodeId }) =>
  model
    .edgesFrom(db.id, replicatesTo)
    .flatMap(({ to }) => model.ofKind(rdsReplica).find(({ id }) => id === to) ?? []);

const instances = perSubject(function* (
  db: ModelNode<ParamsOf<typeof rdsInstance.fields>>,
  ...replicas: readonly ModelNode<ParamsOf<typeof rdsReplica.fields>>[]
): Iterable<Verdict> {
  if (db.params.multiAz) {
    yield pass({ nodes: [db.id] }, `${nameOf(db)}: RDS Multi-AZ keeps a standby in a second zone.`);
    return;
  }
  const alone = replicas.filter(({ params }) => !params.multiAz);
  const also =
    alone.length === 0
      ? ''
      : ` ${listWords(alone.map(nameOf))} ${alone.length === 1 ? 'has' : 'have'} none either.`;
  yield fail(
    { nodes: [db, ...alone].map(({ id }) => id) },
    `${nameOf(db)}: one zone; RDS Multi-AZ keeps a standby in a second.${also}`,
    {
      field: { node: db.id, name: 'multiAz' },
      alike: alone.map(({ id }) => id),
      fixes: [setParams(db, { multiAz: true }, 'Turn on the Multi-AZ standby')],
    },
  );
});

export const ml4 = defineRule('availability/ml-4', {
  title: 'Database has a standby in a second zone',
  why: 'Without a standby, losing the zone means a restore from backup: an hour or more, and up to five minutes of data. An Aurora cluster keeps its data, but answers nobody until a new writer stands.',
  lacking: 'No database is created.',
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
    (model) =>
      instances(createdOf(model, rdsInstance).map((db) => [db, ...replicasOf(model, db)] as const)),
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
