import type { Alarm } from '../../exporters/watching';

const TEN_MINUTES = 600;

/** By the names of the queue and of its dead letters; null where it has none. */
export function queueAlarms<E>(name: E, deadLetters: E | null): readonly Alarm<E | number>[] {
  const ofQueue = (queue: E) =>
    ({
      namespace: 'AWS/SQS',
      dimensions: [['QueueName', queue]],
      statistic: 'Maximum',
      comparison: '>',
      missing: 'notBreaching',
    }) as const;
  return [
    {
      ...ofQueue(name),
      key: 'age',
      says: 'The oldest message has waited for ten minutes: nobody takes them, or too slowly.',
      metric: 'ApproximateAgeOfOldestMessage',
      threshold: TEN_MINUTES,
    },
    ...(deadLetters === null
      ? []
      : [
          {
            ...ofQueue(deadLetters),
            key: 'dead-letters',
            says: 'Messages failed for good, and wait for somebody to look at them.',
            metric: 'ApproximateNumberOfMessagesVisible',
            threshold: 0,
          },
        ]),
  ];
}
