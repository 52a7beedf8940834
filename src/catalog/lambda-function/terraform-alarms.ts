import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import type { lambdaFunction } from './spec';

type Lambda = ModelNode<ParamsOf<typeof lambdaFunction.fields>>;

const MOST_BUSY = 0.8;

export function alarmsOf(node: Lambda, t: Terraform): readonly Alarm[] {
  const shared = {
    namespace: 'AWS/Lambda',
    dimensions: [
      ['FunctionName', fieldsOf(node).ref(`aws_lambda_function.${t.id(node)}.function_name`)],
    ] as const,
    statistic: 'Sum',
    comparison: '>',
    threshold: 0,
    missing: 'notBreaching',
  } as const;
  return [
    {
      ...shared,
      key: 'errors',
      says: 'The function fails: its log group says why.',
      metric: 'Errors',
    },
    {
      ...shared,
      key: 'throttles',
      says: 'Calls are turned away, because as many run as may at a time.',
      metric: 'Throttles',
    },
    {
      ...shared,
      key: 'duration',
      says: 'One in twenty calls takes four fifths of the time that it may.',
      metric: 'Duration',
      statistic: 'p95',
      threshold: node.params.timeoutSeconds * 1000 * MOST_BUSY,
    },
  ];
}
