import type { Alarm } from '../../exporters/watching';

const MOST_BUSY = 0.8;

/** By the name of the function. */
export function functionAlarms<E>(
  name: E,
  { timeoutSeconds }: { readonly timeoutSeconds: number },
): readonly Alarm<E | number>[] {
  const shared = {
    namespace: 'AWS/Lambda',
    dimensions: [['FunctionName', name]],
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
      threshold: timeoutSeconds * 1000 * MOST_BUSY,
    },
  ];
}
