import type { Alarm } from '../../exporters/watching';

/** `name`: the name of the table. */
export function tableAlarms<E>(name: E): readonly Alarm<E | number>[] {
  const sum = (key: string, metric: string, says: string): Alarm<E | number> => ({
    key,
    says,
    namespace: 'AWS/DynamoDB',
    metric,
    dimensions: [['TableName', name]],
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
