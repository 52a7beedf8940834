import { object, type Expression, type ObjectEntry } from '../codegen/typescript';
import { fieldsOf, type Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';
import { followedQueues, type Feed } from './verbs/feeds';

/** How many of a fleet's servers or tasks work: a metric and what it is about. */
interface Workers {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly (readonly [name: string, value: Expression])[];
}

interface Followed {
  readonly feed: Feed;
  readonly queue: Expression;
}

/** Above a policy of CloudFormation's own: what the library's constructs for target tracking cannot say. */
export const WHY_L1 =
  'The L2 policies take one metric each; what waits for each worker is a quotient of two.';

/** The queues that a fleet follows, by name. */
export const queuesOf = (node: ModelNode, c: Scope): readonly Followed[] =>
  followedQueues(c.model, node.id).flatMap((feed) => {
    const queue = c.facet(feed.from, 'name');
    return queue === null ? [] : [{ feed, queue }];
  });

/** Target tracking of the messages that wait for each worker: the length of the queue alone says nothing about the wait. */
export const backlogTracking = ({ feed, queue }: Followed, workers: Workers): Expression =>
  object([
    fieldsOf(feed).param('targetValue', 'backlogPerServer'),
    [
      'customizedMetricSpecification',
      object([
        [
          'metrics',
          [
            metric('waiting', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Sum', [
              ['QueueName', queue],
            ]),
            metric('working', workers.namespace, workers.metric, 'Average', workers.dimensions),
            object([
              ['id', 'backlog'],
              ['label', 'Messages per worker'],
              [
                'expression',
                'IF(working > 0, waiting / working, waiting)',
                { note: 'Without a worker all that waits counts, so that the first one comes.' },
              ],
              ['returnData', true],
            ]),
          ],
        ],
      ]),
    ],
  ]);

const metric = (
  id: string,
  namespace: string,
  metricName: string,
  stat: string,
  dimensions: readonly (readonly [name: string, value: Expression])[],
): Expression =>
  object([
    ['id', id],
    ['returnData', false],
    [
      'metricStat',
      object([
        ['stat', stat],
        [
          'metric',
          object([
            ['namespace', namespace],
            ['metricName', metricName],
            [
              'dimensions',
              dimensions.map(([name, value]) =>
                object([
                  ['name', name],
                  ['value', value],
                ] satisfies readonly ObjectEntry[]),
              ),
            ],
          ]),
        ],
      ]),
    ],
  ]);
