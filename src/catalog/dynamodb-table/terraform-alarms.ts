import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import type { dynamodbTable } from './spec';

type Table = ModelNode<ParamsOf<typeof dynamodbTable.fields>>;

export function alarmsOf(node: Table, t: Terraform): readonly Alarm[] {
  const sum = (key: string, metric: string, says: string): Alarm => ({
    key,
    says,
    namespace: 'AWS/DynamoDB',
    metric,
    dimensions: [['TableName', fieldsOf(node).ref(`aws_dynamodb_table.${t.id(node)}.name`)]],
    statistic: 'Sum',
    comparison: '>',
    threshold: 0,
    missing: 'notBreaching',
  });
  return [
    sum(
      'read-throttles',
      'ReadThrottleEvents',
      'Reads are turned away: more than the table may do.',
    ),
    sum(
      'write-throttles',
      'WriteThrottleEvents',
      'Writes are turned away: more than the table may do, or too many to one key.',
    ),
  ];
}
