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
import { whyUnplaced } from '../terraform-place';
import { auroraCluster } from './spec';
import { alarmsOf, clusterIdentifier, eventsOf } from './terraform-alarms';
import { emitCluster } from './terraform-cluster';
import { emitInstances } from './terraform-instances';
import { emitParameterGroups } from './terraform-parameters';

type Cluster = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

export const terraform = terraformKind(auroraCluster, {
  concern: 'database',
  main: 'aws_rds_cluster',
  missing: whyUnplaced,
  emit: (node, t) => {
    emitParameterGroups(node, t);
    emitMonitoringRole(node, t);
    if (node.params.exportLogs) {
      const { logs } = engineOf(node.params.engine);
      t.add(node, 'database', databaseLogGroups(node, logs, t, 'cluster'));
    }
    emitCluster(node, t);
    emitInstances(node, t);
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
    t.output(
      node,
      `${id}_secret_arn`,
      `Secret with the master user of ${nameOf(node)}.`,
      secretArn(node, t),
    );
  },
  facets: {
    securityGroup: () => ({}),
    endpoint: (node, t) => address(node, 'endpoint', t),
    readerEndpoint: (node, t) => address(node, 'reader_endpoint', t),
    databaseName: (node, t) => address(node, 'database_name', t),
    secret: (node, t) => ({ arn: secretArn(node, t), ready: [] }),
    pooled: pooledOf,
    alarms: alarmsOf,
    events: eventsOf,
    backup: (node, t) => ({
      arn: address(node, 'arn', t),
      resourceType: 'Aurora',
      policies: [],
      restore: {
        name: `aurora_${t.id(t.model.networkOf(node.id)?.vpc ?? node.id)}`,
        // Otherwise the restore goes to the default VPC, and fails where there is none.
        overrides: [['dbSubnetGroupName', databaseSubnetGroup(node, t)]],
      },
    }),
  },
});

const address = (node: Cluster, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(`aws_rds_cluster.${t.id(node)}.${attribute}`);

const secretArn = (node: Cluster, t: Terraform) =>
  address(node, 'master_user_secret[0].secret_arn', t);

function pooledOf(node: Cluster, t: Terraform): PooledDatabase {
  const { proxyFamily, proxyAuth } = engineOf(node.params.engine);
  return {
    family: proxyFamily,
    auth: proxyAuth,
    target: {
      argument: 'db_cluster_identifier',
      identifier: clusterIdentifier(node, t),
      // A cluster has no targets before its instances are there.
      ready: [fieldsOf(node).ref(`aws_rds_cluster_instance.${t.id(node)}`)],
    },
  };
}
