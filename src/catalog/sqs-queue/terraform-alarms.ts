import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import type { sqsQueue } from './spec';

type Queue = ModelNode<ParamsOf<typeof sqsQueue.fields>>;

const TEN_MINUTES = 600;

export function alarmsOf(node: Queue, t: Terraform): readonly Alarm[] {
  const ofQueue = (name: string) =>
    ({
      namespace: 'AWS/SQS',
      dimensions: [['QueueName', fieldsOf(node).ref(`aws_sqs_queue.${name}.name`)]],
      statistic: 'Maximum',
      comparison: '>',
      missing: 'notBreaching',
    }) as const;
  return [
    {
      ...ofQueue(t.id(node)),
      key: 'age',
      says: 'The oldest message has waited for ten minutes: nobody takes them, or too slowly.',
      metric: 'ApproximateAgeOfOldestMessage',
      threshold: TEN_MINUTES,
    },
    ...(node.params.deadLetters
      ? [
          {
            ...ofQueue(t.derived(node, 'dead_letters')),
            key: 'dead-letters',
            says: 'Messages failed for good, and wait for somebody to look at them.',
            metric: 'ApproximateNumberOfMessagesVisible',
            threshold: 0,
          },
        ]
      : []),
  ];
}
