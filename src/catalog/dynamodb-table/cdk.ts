import {
  call,
  create,
  method,
  object,
  ref,
  run,
  type Expression,
  type Statements,
} from '../../codegen/typescript';
import { cdkKind, fieldsOf, keyOf, nameOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { acknowledgeKeyFamilies } from '../cdk-access';
import { farArn, farKeyUse } from '../cdk-far';
import { tableAlarms } from './alarms';
import { dynamodbTable } from './spec';

type Table = ModelNode<ParamsOf<typeof dynamodbTable.fields>>;

const TYPES: Readonly<Record<string, string>> = { S: 'STRING', N: 'NUMBER', B: 'BINARY' };
const TYPE = 'AWS::DynamoDB::GlobalTable';
const TARGET_PERCENT = 70;

export const cdk = cdkKind(dynamodbTable, {
  stack: 'data',
  main: 'dynamodb.TableV2',
  missing: (node, c) =>
    c.model.regionOf(node.id) === null ? 'the table lies in no region.' : null,
  emit: (node, c) => {
    emitTable(node, c);
    if (node.params.customerKey) {
      c.check(
        node,
        'is encrypted with a key of ours',
        TYPE,
        object([['SSESpecification', object({ SSEEnabled: true, SSEType: 'KMS' })]]),
      );
    }
    if (node.params.pointInTimeRecovery) {
      const recovery = object({ PointInTimeRecoveryEnabled: true });
      const replica = object([['PointInTimeRecoverySpecification', recovery]]);
      c.check(
        node,
        'can be restored to any second',
        TYPE,
        object([['Replicas', [call('Match.objectLike', replica)]]]),
      );
    }
  },
  facets: {
    name: (node, c) => (c.isFar(node) ? c.awsName(node) : c.of(node, 'tableName')),
    arn: (node, c) => (c.isFar(node) ? tableArn(node, c) : c.of(node, 'tableArn')),
    alarms: (node, c) => tableAlarms(c.of(node, 'tableName')),
    backup: (node, c) => ({
      arn: c.of(node, 'tableArn'),
      resourceType: 'DynamoDB',
      policies: [],
      restore: { name: 'dynamodb', overrides: [] },
    }),
    access: (node, c) => (level, role) => accessTo(node, level === 'read', role, c),
  },
});

const tableArn = (node: Table, c: Scope): Expression =>
  farArn(node, c, [
    ['service', 'dynamodb'],
    ['resource', 'table'],
    ['resourceName', c.awsName(node)],
  ]);

const attribute = (name: string, type: string): Expression =>
  object([
    ['name', name],
    ['type', ref(`dynamodb.AttributeType.${TYPES[type] ?? 'STRING'}`)],
  ]);

function emitTable(node: Table, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  c.declare(
    node,
    c.name(node),
    'dynamodb.TableV2',
    create(
      'dynamodb.TableV2',
      ref('this'),
      c.id(node),
      object([
        ['tableName', c.awsName(node)],
        own.field(
          'partitionKey',
          'partitionKey',
          attribute(params.partitionKey, params.partitionType),
        ),
        own.field(
          'sortKey',
          'sortKey',
          params.sortKey === '' ? undefined : attribute(params.sortKey, params.sortType),
        ),
        own.field('billing', 'billing', billing(params)),
        own.field(
          'encryption',
          'customerKey',
          params.customerKey
            ? call('dynamodb.TableEncryptionV2.customerManagedKey', keyOf(c, 'data'))
            : call('dynamodb.TableEncryptionV2.dynamoOwnedKey'),
        ),
        own.field(
          'pointInTimeRecoverySpecification',
          'pointInTimeRecovery',
          object([['pointInTimeRecoveryEnabled', params.pointInTimeRecovery]]),
        ),
        own.field(
          'timeToLiveAttribute',
          'ttlAttribute',
          params.ttlAttribute === '' ? undefined : params.ttlAttribute,
        ),
        own.field(
          'deletionProtection',
          'deletionProtection',
          c.deletionProtection(params.deletionProtection),
        ),
        ['removalPolicy', ref('cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE')],
      ]),
    ),
  );
  c.output(node, 'TableName', `Name of the table ${nameOf(node)}.`, c.of(node, 'tableName'));
}

function billing({ billing: mode, minCapacity, maxCapacity }: Table['params']): Expression {
  if (mode !== 'provisioned') return call('dynamodb.Billing.onDemand');
  const capacity = call(
    'dynamodb.Capacity.autoscaled',
    object([
      ['minCapacity', minCapacity],
      ['maxCapacity', maxCapacity],
      ['targetUtilizationPercent', TARGET_PERCENT],
    ]),
  );
  return call(
    'dynamodb.Billing.provisioned',
    object([
      ['readCapacity', capacity],
      ['writeCapacity', capacity],
    ]),
  );
}

function accessTo(node: Table, readsOnly: boolean, role: Expression, c: Scope): Statements {
  const grant = readsOnly ? 'grantReadData' : 'grantReadWriteData';
  if (!c.isFar(node)) {
    return [
      run(method(c.take(node), grant, role)),
      !readsOnly && node.params.customerKey && acknowledgeKeyFamilies(c, role),
    ];
  }
  const table = c.shareOf(node, 'Elsewhere', 'dynamodb.ITable', () =>
    call('dynamodb.TableV2.fromTableArn', ref('this'), c.id(node, 'Elsewhere'), tableArn(node, c)),
  );
  return [
    run(method(table, grant, role)),
    node.params.customerKey &&
      farKeyUse(node, c, role, { service: 'dynamodb', use: 'data', actions: ['kms:Decrypt'] }),
  ];
}
