import { nested, ref, set, template, type TopLevel } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  nameOf,
  terraformKind,
  type Statement,
  type Terraform,
} from '../../exporters/terraform';
import { keyUse } from '../terraform-access';
import { tableAlarms } from './alarms';
import { dynamodbTable } from './spec';

type Table = ModelNode<ParamsOf<typeof dynamodbTable.fields>>;

export const terraform = terraformKind(dynamodbTable, {
  concern: 'serverless',
  main: 'aws_dynamodb_table',
  missing: (node, t) =>
    t.model.regionOf(node.id) === null ? 'the table lies in no region.' : null,
  emit: (node, t) => {
    emitTable(node, t);
    t.output(
      node,
      `${t.id(node)}_table`,
      `Name of the table ${nameOf(node)}.`,
      address(node, 'name', t),
    );
  },
  facets: {
    name: (node, t) => address(node, 'name', t),
    arn: (node, t) => address(node, 'arn', t),
    alarms: (node, t) => tableAlarms(address(node, 'name', t)),
    backup: (node, t) => ({
      arn: address(node, 'arn', t),
      resourceType: 'DynamoDB',
      policies: [],
      restore: { name: 'dynamodb', overrides: [] },
    }),
    access: (node, t) => (level) => accessTo(node, level === 'read', t),
  },
});

const address = (node: Table, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(`aws_dynamodb_table.${t.id(node)}.${attribute}`);

function emitTable(node: Table, t: Terraform): void {
  const own = fieldsOf(node);
  const { params } = node;
  const isProvisioned = params.billing === 'provisioned';
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_dynamodb_table', t.id(node), [
      set('name', t.awsName(node)),
      own.field('billing_mode', 'billing', isProvisioned ? 'PROVISIONED' : 'PAY_PER_REQUEST'),
      isProvisioned && [
        own.param('read_capacity', 'minCapacity'),
        own.param('write_capacity', 'minCapacity'),
      ],
      own.param('hash_key', 'partitionKey'),
      params.sortKey !== '' && own.param('range_key', 'sortKey'),
      own.field(
        'deletion_protection_enabled',
        'deletionProtection',
        t.deletionProtection(params.deletionProtection),
      ),
      nested('attribute', [own.param('name', 'partitionKey'), own.param('type', 'partitionType')]),
      params.sortKey !== '' &&
        nested('attribute', [own.param('name', 'sortKey'), own.param('type', 'sortType')]),
      params.customerKey &&
        nested('server_side_encryption', [
          own.field('enabled', 'customerKey', true),
          set('kms_key_arn', keyArn(t, 'data', node)),
        ]),
      nested('point_in_time_recovery', [own.param('enabled', 'pointInTimeRecovery')]),
      params.ttlAttribute !== '' &&
        nested('ttl', [own.param('attribute_name', 'ttlAttribute'), set('enabled', true)]),
      isProvisioned &&
        nested('lifecycle', [
          set('ignore_changes', [ref('read_capacity'), ref('write_capacity')], {
            note: 'Application Auto Scaling owns them from then on.',
          }),
        ]),
    ]),
    isProvisioned && [scaling(node, 'Read', t), scaling(node, 'Write', t)],
  );
}

function scaling(node: Table, way: 'Read' | 'Write', t: Terraform): TopLevel {
  const own = fieldsOf(node);
  const name = `${t.id(node)}__${way.toLowerCase()}`;
  const target = `aws_appautoscaling_target.${name}`;
  return [
    t.resource(node, 'aws_appautoscaling_target', name, [
      set('service_namespace', 'dynamodb'),
      set('resource_id', template('table/', address(node, 'name', t))),
      set('scalable_dimension', `dynamodb:table:${way}CapacityUnits`),
      own.param('min_capacity', 'minCapacity'),
      own.param('max_capacity', 'maxCapacity'),
    ]),
    t.resource(node, 'aws_appautoscaling_policy', name, [
      set('name', template(t.awsName(node), `-${way.toLowerCase()}`)),
      set('policy_type', 'TargetTrackingScaling'),
      set('service_namespace', own.ref(`${target}.service_namespace`)),
      set('resource_id', own.ref(`${target}.resource_id`)),
      set('scalable_dimension', own.ref(`${target}.scalable_dimension`)),
      nested('target_tracking_scaling_policy_configuration', [
        set('target_value', 70),
        nested('predefined_metric_specification', [
          set('predefined_metric_type', `DynamoDB${way}CapacityUtilization`),
        ]),
      ]),
    ]),
  ];
}

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:Scan'];
const WRITE = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
];

const accessTo = (node: Table, readsOnly: boolean, t: Terraform): readonly Statement[] => [
  { actions: readsOnly ? READ : [...READ, ...WRITE], resources: [address(node, 'arn', t)] },
  ...(node.params.customerKey ? [keyUse('dynamodb', ['kms:Decrypt'], node, t)] : []),
];
