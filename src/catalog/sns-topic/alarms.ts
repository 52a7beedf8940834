import type { Alarm } from '../../exporters/watching';

/** By the name of the topic. */
export const topicAlarms = <E>(name: E): readonly Alarm<E | number>[] => [
  {
    key: 'failed',
    says: 'Subscribers do not get what is published.',
    namespace: 'AWS/SNS',
    metric: 'NumberOfNotificationsFailed',
    dimensions: [['TopicName', name]],
    statistic: 'Sum',
    comparison: '>',
    threshold: 0,
    missing: 'notBreaching',
  },
];
