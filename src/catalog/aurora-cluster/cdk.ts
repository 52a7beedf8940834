import { call, member, object, ref, type Expression } from '../../codegen/typescript';
import { cdkKind, nameOf, type PooledDatabase, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { databaseSubnetGroup, declareManagedSecret, nearSecret } from '../cdk-database';
import { givenSecret, givenSecurityGroup } from '../cdk-given';
import {
  askForDatabase,
  givenDatabaseName,
  givenEndpoint,
  givenIdentifier,
  givenSecretReference,
  GIVEN_CLUSTER,
} from '../cdk-given-database';
import { whyUnplaced } from '../cdk-place';
import { clusterEngine } from '../cdk-sql-engines';
import { whyHomeless } from '../existing';
import { engineOf } from '../sql-engines';
import { clusterAlarms, clusterEvents } from './alarms';
import { emitCluster } from './cdk-cluster';
import { auroraCluster } from './spec';

type Cluster = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

export const cdk = cdkKind(auroraCluster, {
  stack: 'data',
  main: 'rds.DatabaseCluster',
  missing: (node, c) => whyUnplaced(node, c) ?? whyHomeless(node, c.model),
  emit: (node, c) => {
    if (node.params.existing) {
      askForDatabase(node, GIVEN_CLUSTER, c);
      return;
    }
    emitCluster(node, c);
    declareManagedSecret(node, c);
    checkCluster(node, c);
    const secret = c.of(node, 'secretArn', 'Secret');
    c.output(node, 'SecretArn', `Secret with the master user of ${nameOf(node)}.`, secret);
    c.output(
      node,
      'Endpoint',
      `Host name of the writer of ${nameOf(node)}.`,
      endpoint(node, c, 'writer'),
    );
    c.output(
      node,
      'ReadEndpoint',
      `Host name that spreads reads over the readers of ${nameOf(node)}.`,
      endpoint(node, c, 'readers'),
    );
  },
  objections: ({ params }) =>
    params.existing ? [] : [!params.encrypted && 'RDS2', !params.deletionProtection && 'RDS10'],
  facets: {
    securityGroup: (node, c) =>
      node.params.existing ? { given: givenSecurityGroup(node, c) } : {},
    endpoint: (node, c) => endpoint(node, c, 'writer'),
    readerEndpoint: (node, c) => endpoint(node, c, 'readers'),
    databaseName: (node, c) =>
      node.params.existing ? givenDatabaseName(node, c) : node.params.databaseName,
    secret: (node, c) => {
      if (node.params.existing) return givenSecret(node, c);
      return c.isFar(node) ? null : nearSecret(node, c);
    },
    pooled: pooledOf,
    // Who made what exists watches it and backs it up.
    alarms: (node, c) =>
      node.params.existing ? [] : clusterAlarms(node, c.of(node, 'clusterIdentifier')),
    events: (node, c) =>
      node.params.existing ? [] : clusterEvents(c.of(node, 'clusterIdentifier')),
    backup: (node, c) => {
      const group = node.params.existing ? undefined : databaseSubnetGroup(node, c);
      return group === undefined
        ? null
        : {
            arn: c.of(node, 'clusterArn'),
            resourceType: 'Aurora',
            policies: [],
            restore: {
              name: `aurora_${c.name(c.model.networkOf(node.id)?.vpc ?? node)}`,
              // Otherwise the restore goes to the default VPC, and fails where there is none.
              overrides: [['dbSubnetGroupName', member(group, 'subnetGroupName')]],
            },
          };
    },
  },
});

const endpoint = (node: Cluster, c: Scope, of: 'writer' | 'readers'): Expression =>
  node.params.existing
    ? givenEndpoint(node, GIVEN_CLUSTER, c, of)
    : c.of(node, `${of === 'writer' ? 'clusterEndpoint' : 'clusterReadEndpoint'}.hostname`);

/** A reference without security groups: from the cluster itself a proxy opens once more what the drawing opens already. */
function pooledOf(node: Cluster, c: Scope): PooledDatabase {
  const { existing, engine, engineVersion, port } = node.params;
  const reference = c.shareOf(node, 'Pooled', 'rds.IDatabaseCluster', () =>
    call(
      'rds.DatabaseCluster.fromDatabaseClusterAttributes',
      ref('this'),
      c.id(node, 'Pooled'),
      object([
        [
          'clusterIdentifier',
          existing ? givenIdentifier(node, GIVEN_CLUSTER, c) : c.of(node, 'clusterIdentifier'),
        ],
        ['port', port],
        [
          'securityGroups',
          [],
          { note: 'The drawing says who reaches it: the proxy would open the same once more.' },
        ],
        ['engine', clusterEngine(engine, engineVersion)],
      ]),
    ),
  );
  return {
    target: call('rds.ProxyTarget.fromCluster', reference),
    needs: existing ? null : c.take(node),
    auth: engineOf(engine).proxyAuth,
    secret: existing ? givenSecretReference(node, c) : c.take(node, 'Secret'),
  };
}

/** What the methodology asks of it, as far as the design promises it. */
function checkCluster(node: Cluster, c: Scope): void {
  const { encrypted, publiclyAccessible, backupDays } = node.params;
  if (encrypted) {
    c.check(node, 'is encrypted', 'AWS::RDS::DBCluster', object({ StorageEncrypted: true }));
  }
  if (!publiclyAccessible) {
    c.check(
      node,
      'has no public address',
      'AWS::RDS::DBInstance',
      object({ PubliclyAccessible: false }),
    );
  }
  c.check(
    node,
    'can be restored to any second',
    'AWS::RDS::DBCluster',
    object({ BackupRetentionPeriod: backupDays }),
  );
}
