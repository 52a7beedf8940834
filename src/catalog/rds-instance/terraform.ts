import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  nameOf,
  terraformKind,
  type PooledDatabase,
  type SqlDatabase,
  type Terraform,
} from '../../exporters/terraform';
import { databaseSubnetGroup } from '../terraform-database';
import { databaseAlarms, databaseEvents } from '../database-alarms';
import { whyHomeless } from '../existing';
import { emitGiven, givenSecret, givenSecurityGroup } from '../terraform-given';
import { whyUnplaced } from '../terraform-place';
import { engineOf } from '../sql-engines';
import { rdsInstance } from './spec';
import { iopsOf } from './storage';
import { emitInstance } from './terraform-instance';
import { emitLogGroups } from './terraform-log-groups';
import { monitoringSeconds } from '../database-monitoring';
import { emitMonitoringRole } from '../terraform-database-monitoring';
import { emitParameterGroup } from './terraform-parameters';
import { emitPassword, secretOf } from './terraform-password';

type Rds = ModelNode<ParamsOf<typeof rdsInstance.fields>>;

export const terraform = terraformKind(rdsInstance, {
  concern: 'database',
  main: ({ params }) => (params.existing ? 'data.aws_db_instance' : 'aws_db_instance'),
  missing: (node, t) => whyUnplaced(node, t) ?? whyHomeless(node, t.model),
  emit: (node, t) => {
    if (node.params.existing) {
      emitExisting(node, t);
      return;
    }
    emitPassword(node, t);
    emitParameterGroup(node, t);
    emitMonitoringRole(node, t);
    emitLogGroups(node, t);
    emitInstance(node, t);
    const id = t.id(node);
    t.output(node, `${id}_endpoint`, `Host name of ${nameOf(node)}.`, address(node, 'address', t));
    t.output(
      node,
      `${id}_secret_arn`,
      `Secret with the master user of ${nameOf(node)}.`,
      secretOf(node, t).arn,
    );
  },
  facets: {
    securityGroup: (node, t) =>
      node.params.existing ? { given: givenSecurityGroup(node, t) } : {},
    endpoint: (node, t) => address(node, 'address', t),
    databaseName: (node, t) => address(node, 'db_name', t),
    secret: (node, t) => (node.params.existing ? givenSecret(node, t) : secretOf(node, t)),
    database: (node, t) => (node.params.existing ? null : databaseOf(node, t)),
    pooled: pooledOf,
    // Who made what exists watches it and backs it up.
    alarms: (node, t) =>
      node.params.existing
        ? []
        : databaseAlarms({ ...node.params, identifier: address(node, 'identifier', t) }),
    events: (node, t) =>
      node.params.existing ? [] : databaseEvents(address(node, 'identifier', t)),
    backup: (node, t) =>
      node.params.existing
        ? null
        : {
            arn: address(node, 'arn', t),
            resourceType: 'RDS',
            policies: [],
            restore: {
              name: `rds_${t.id(t.model.networkOf(node.id)?.vpc ?? node.id)}`,
              // Otherwise the restore goes to the default VPC, and fails where there is none.
              overrides: [['dbSubnetGroupName', databaseSubnetGroup(node, t)]],
            },
          },
  },
});

const address = (node: Rds, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(
    `${node.params.existing ? 'data.' : ''}aws_db_instance.${t.id(node)}.${attribute}`,
  );

function databaseOf(node: Rds, t: Terraform): SqlDatabase {
  const { params } = node;
  const own = fieldsOf(node);
  const engine = engineOf(params.engine);
  const seconds = monitoringSeconds(node);
  return {
    identifier: address(node, 'identifier', t),
    arn: address(node, 'arn', t),
    emitParameterGroup: (replica, inTerraform) => {
      emitParameterGroup(node, inTerraform, replica);
      return inTerraform.refTo(replica, `aws_db_parameter_group.${inTerraform.id(replica)}.name`);
    },
    parameterGroup: own.ref(`aws_db_parameter_group.${t.id(node)}.name`),
    engine: params.engine,
    allocatedGib: params.allocatedGib,
    storageType: params.storageType,
    iops: params.storageType === 'io2' ? iopsOf(node) : null,
    isEncrypted: params.encrypted,
    hasIamAuth: params.iamAuth,
    hasAutoMinorUpgrade: params.autoMinorUpgrade,
    logs: engine.logs,
    monitoring:
      seconds > 0
        ? { seconds, roleArn: own.ref(`aws_iam_role.${t.derived(node, 'monitoring')}.arn`) }
        : null,
    supportsInsights: (instanceClass) => engine.supportsInsights(instanceClass),
  };
}

function pooledOf(node: Rds, t: Terraform): PooledDatabase {
  const { proxyFamily, proxyAuth } = engineOf(node.params.engine);
  const identifier = node.params.existing ? 'db_instance_identifier' : 'identifier';
  return {
    family: proxyFamily,
    auth: proxyAuth,
    target: {
      argument: 'db_instance_identifier',
      identifier: address(node, identifier, t),
      ready: [],
    },
  };
}

function emitExisting(node: Rds, t: Terraform): void {
  emitGiven(node, t, {
    concern: 'database',
    type: 'aws_db_instance',
    argument: 'db_instance_identifier',
    what: 'A database that exists',
    variable: {
      suffix: 'identifier',
      of: 'Identifier of the existing database',
      example: 'my-database',
    },
  });
  t.output(
    node,
    `${t.id(node)}_endpoint`,
    `Host name of ${nameOf(node)}.`,
    address(node, 'address', t),
  );
}
