import { comment, nested, set, type Expression, type Items } from '../codegen/hcl';
import type { ModelNode } from '../spec/model';
import { fieldsOf, type Terraform } from '../exporters/terraform';
import { followedQueues, type Feed } from './verbs/feeds';

/** How many of a fleet's servers or tasks work: a metric and what it is about. */
interface Workers {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, Expression>>;
}

interface Followed {
  readonly feed: Feed;
  readonly queue: Expression;
}

/** The queues that a fleet follows, by name. */
export const queuesOf = (node: ModelNode, t: Terraform): readonly Followed[] =>
  followedQueues(t.model, node.id).flatMap((feed) => {
    const queue = t.facet(feed.from, 'name');
    return queue === null ? [] : [{ feed, queue }];
  });

/** Target tracking of the messages that wait for each worker: the length of the queue alone says nothing about the wait. */
export function backlogTracking({ feed, queue }: Followed, workers: Workers): Items {
  return [
    fieldsOf(feed).param('target_value', 'backlogPerServer'),
    nested('customized_metric_specification', [
      metric('waiting', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Sum', {
        QueueName: queue,
      }),
      metric('working', workers.namespace, workers.metric, 'Average', workers.dimensions),
      nested('metrics', [
        comment('Without a worker all that waits counts, so that the first one comes.'),
        set('id', 'backlog'),
        set('label', 'Messages per worker'),
        set('expression', 'IF(working > 0, waiting / working, waiting)'),
        set('return_data', true),
      ]),
    ]),
  ];
}

const metric = (
  id: string,
  namespace: string,
  name: string,
  stat: string,
  dimensions: Readonly<Record<string, Expression>>,
) =>
  nested('metrics', [
    set('id', id),
    set('return_data', false),
    nested('metric_stat', [
      set('stat', stat),
      nested('metric', [
        set('namespace', namespace),
        set('metric_name', name),
        Object.entries(dimensions).map(([dimension, value]) =>
          nested('dimensions', [set('name', dimension), set('value', value)]),
        ),
      ]),
    ]),
  ]);
