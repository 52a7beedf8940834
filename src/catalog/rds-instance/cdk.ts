import { call, member, object, ref, type Expression } from '../../codegen/typescript';
import {
  cdkKind,
  nameOf,
  type PooledDatabase,
  type Scope,
  type SqlDatabase,
} from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { databaseSubnetGroup } from '../cdk-database';
import {
  askForDatabase,
  GIVEN_INSTANCE,
  givenDatabaseName,
  givenEndpoint,
  givenIdentifier,
  givenSecretReference,
} from '../cdk-given-database';
import { givenSecret, givenSecurityGroup } from '../cdk-given';
import { whyUnplaced } from '../cdk-place';
import { sqlEngine } from '../cdk-sql-engines';
import { databaseAlarms, databaseEvents } from '../database-alarms';
import { monitoringSeconds } from '../database-monitoring';
import { whyHomeless } from '../existing';
import { engineOf } from '../sql-engines';
import { checkInstance, emitInstance, parameterGroup } from './cdk-instance';
import { emitPassword, secretOf } from './cdk-password';
import { rdsInstance } from './spec';
import { iopsOf } from './storage';

type Rds = ModelNode<ParamsOf<typeof rdsInstance.fields>>;

export const cdk = cdkKind(rdsInstance, {
  stack: 'data',
  main: 'rds.DatabaseInstance',
  missing: (node, c) => whyUnplaced(node, c) ?? whyHomeless(node, c.model),
  emit: (node, c) => {
    if (node.params.existing) {
      askForDatabase(node, GIVEN_INSTANCE, c);
      return;
    }
    c.output(node, 'Endpoint', `Host name of ${nameOf(node)}.`, endpoint(node, c));
    emitPassword(node, c);
    emitInstance(node, c);
    checkInstance(node, c);
    const secret = c.of(node, 'secretArn', 'Secret');
    c.output(node, 'SecretArn', `Secret with the master user of ${nameOf(node)}.`, secret);
  },
  objections: ({ params }) =>
    params.existing
      ? []
      : [
          !params.encrypted && 'RDS2',
          !params.multiAz && 'RDS3',
          !params.deletionProtection && 'RDS10',
          params.backupDays === 0 && 'RDS13',
        ],
  facets: {
    securityGroup: (node, c) =>
      node.params.existing ? { given: givenSecurityGroup(node, c) } : {},
    endpoint,
    databaseName: (node, c) =>
      node.params.existing ? givenDatabaseName(node, c) : node.params.databaseName,
    secret: (node, c) => (node.params.existing ? givenSecret(node, c) : secretOf(node, c)),
    database: (node, c) => (node.params.existing ? null : databaseOf(node, c)),
    pooled: pooledOf,
    // Who made what exists watches it and backs it up.
    alarms: (node, c) =>
      node.params.existing
        ? []
        : databaseAlarms({ ...node.params, identifier: c.of(node, 'instanceIdentifier') }),
    events: (node, c) =>
      node.params.existing ? [] : databaseEvents(c.of(node, 'instanceIdentifier')),
    backup: (node, c) => {
      const group = databaseSubnetGroup(node, c);
      return node.params.existing || group === undefined
        ? null
        : {
            arn: c.of(node, 'instanceArn'),
            resourceType: 'RDS',
            policies: [],
            restore: {
              name: `rds_${c.name(c.model.networkOf(node.id)?.vpc ?? node)}`,
              // Otherwise the restore goes to the default VPC, and fails where there is none.
              overrides: [['dbSubnetGroupName', member(group, 'subnetGroupName')]],
            },
          };
    },
  },
});

function endpoint(node: Rds, c: Scope): Expression {
  return node.params.existing
    ? givenEndpoint(node, GIVEN_INSTANCE, c)
    : c.of(node, 'dbInstanceEndpointAddress');
}

function databaseOf(node: Rds, c: Scope): SqlDatabase {
  const { params } = node;
  const { logs, supportsInsights } = engineOf(params.engine);
  const seconds = monitoringSeconds(node);
  const isFar = c.isFar(node);
  return {
    instance: isFar ? null : c.take(node),
    identifier: c.awsName(node),
    engine: sqlEngine(params.engine, params.engineVersion),
    engineName: params.engine,
    parameterGroup: (replica) =>
      isFar ? parameterGroup(node, c, replica) : c.take(node, 'Parameters'),
    port: params.port,
    allocatedGib: params.allocatedGib,
    storageType: params.storageType,
    iops: params.storageType === 'io2' ? iopsOf(node) : null,
    isEncrypted: params.encrypted,
    hasIamAuth: params.iamAuth,
    hasAutoMinorUpgrade: params.autoMinorUpgrade,
    hasStandby: params.multiAz,
    logs,
    monitoring:
      seconds > 0 ? { seconds, role: isFar ? null : c.take(node, 'MonitoringRole') } : null,
    supportsInsights,
  };
}

/** A reference without security groups: from the database itself a proxy opens once more what the drawing opens already. */
function pooledOf(node: Rds, c: Scope): PooledDatabase {
  const { existing, engine, engineVersion, port } = node.params;
  const reference = c.shareOf(node, 'Pooled', 'rds.IDatabaseInstance', () =>
    call(
      'rds.DatabaseInstance.fromDatabaseInstanceAttributes',
      ref('this'),
      c.id(node, 'Pooled'),
      object([
        [
          'instanceIdentifier',
          existing ? givenIdentifier(node, GIVEN_INSTANCE, c) : c.of(node, 'instanceIdentifier'),
        ],
        ['instanceEndpointAddress', endpoint(node, c)],
        ['port', port],
        [
          'securityGroups',
          [],
          { note: 'The drawing says who reaches it: the proxy would open the same once more.' },
        ],
        ['engine', sqlEngine(engine, engineVersion)],
      ]),
    ),
  );
  return {
    target: call('rds.ProxyTarget.fromInstance', reference),
    needs: null,
    auth: engineOf(engine).proxyAuth,
    secret: existing ? givenSecretReference(node, c) : c.take(node, 'Secret'),
  };
}
