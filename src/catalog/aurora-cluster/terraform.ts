import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  nameOf,
  terraformKind,
  type PooledDatabase,
  type Terraform,
} from '../../exporters/terraform';
import { engineOf } from '../sql-engines';
import { databaseLogGroups, databaseSubnetGroup } from '../terraform-database';
import { emitMonitoringRole } from '../terraform-database-monitoring';
import { whyHomeless } from '../existing';
import { emitGiven, givenSecret, givenSecurityGroup } from '../terraform-given';
import { whyUnplaced } from '../terraform-place';
import { auroraCluster } from './spec';
import { clusterAlarms, clusterEvents } from './alarms';
import { emitCluster } from './terraform-cluster';
import { emitInstances } from './terraform-instances';
import { emitParameterGroups } from './terraform-parameters';

type Cluster = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

export const terraform = terraformKind(auroraCluster, {
  concern: 'database',
  main: ({ params }) => (params.existing ? 'data.aws_rds_cluster' : 'aws_rds_cluster'),
  missing: (node, t) => whyUnplaced(node, t) ?? whyHomeless(node, t.model),
  emit: (node, t) => {
    if (node.params.existing) {
      emitExisting(node, t);
      return;
    }
    emitParameterGroups(node, t);
    emitMonitoringRole(node, t);
    if (node.params.exportLogs) {
      const { logs } = engineOf(node.params.engine);
      t.add(node, 'database', databaseLogGroups(node, logs, t, 'cluster'));
    }
    emitCluster(node, t);
    emitInstances(node, t);
    emitEndpoints(node, t);
    t.output(
      node,
      `${t.id(node)}_secret_arn`,
      `Secret with the master user of ${nameOf(node)}.`,
      secretArn(node, t),
    );
  },
  facets: {
    securityGroup: (node, t) =>
      node.params.existing ? { given: givenSecurityGroup(node, t) } : {},
    endpoint: (node, t) => address(node, 'endpoint', t),
    readerEndpoint: (node, t) => address(node, 'reader_endpoint', t),
    databaseName: (node, t) => address(node, 'database_name', t),
    secret: (node, t) =>
      node.params.existing ? givenSecret(node, t) : { arn: secretArn(node, t), ready: [] },
    pooled: pooledOf,
    // Who made what exists watches it and backs it up.
    alarms: (node, t) =>
      node.params.existing ? [] : clusterAlarms(node, address(node, 'cluster_identifier', t)),
    events: (node, t) =>
      node.params.existing ? [] : clusterEvents(address(node, 'cluster_identifier', t)),
    backup: (node, t) =>
      node.params.existing
        ? null
        : {
            arn: address(node, 'arn', t),
            resourceType: 'Aurora',
            policies: [],
            restore: {
              name: `aurora_${t.id(t.model.networkOf(node.id)?.vpc ?? node.id)}`,
              // Otherwise the restore goes to the default VPC, and fails where there is none.
              overrides: [['dbSubnetGroupName', databaseSubnetGroup(node, t)]],
            },
          },
  },
});

const address = (node: Cluster, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(
    `${node.params.existing ? 'data.' : ''}aws_rds_cluster.${t.id(node)}.${attribute}`,
  );

const secretArn = (node: Cluster, t: Terraform) =>
  address(node, 'master_user_secret[0].secret_arn', t);

function pooledOf(node: Cluster, t: Terraform): PooledDatabase {
  const { proxyFamily, proxyAuth } = engineOf(node.params.engine);
  return {
    family: proxyFamily,
    auth: proxyAuth,
    target: {
      argument: 'db_cluster_identifier',
      identifier: address(node, 'cluster_identifier', t),
      // A cluster has no targets before its instances are there.
      ready: node.params.existing
        ? []
        : [fieldsOf(node).ref(`aws_rds_cluster_instance.${t.id(node)}`)],
    },
  };
}

function emitEndpoints(node: Cluster, t: Terraform): void {
  const id = t.id(node);
  t.output(
    node,
    `${id}_endpoint`,
    `Host name of the writer of ${nameOf(node)}.`,
    address(node, 'endpoint', t),
  );
  t.output(
    node,
    `${id}_reader_endpoint`,
    `Host name that spreads reads over the readers of ${nameOf(node)}.`,
    address(node, 'reader_endpoint', t),
  );
}

function emitExisting(node: Cluster, t: Terraform): void {
  emitGiven(node, t, {
    concern: 'database',
    type: 'aws_rds_cluster',
    argument: 'cluster_identifier',
    what: 'An Aurora cluster that exists',
    variable: {
      suffix: 'identifier',
      of: 'Identifier of the existing cluster',
      example: 'my-cluster',
    },
  });
  emitEndpoints(node, t);
}
