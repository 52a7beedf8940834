import { set, type Expression, type TopLevel } from '../codegen/hcl';
import type { ModelNode } from '../spec/model';
import { fieldsOf, keyArn, statement, type Terraform } from '../exporters/terraform';

interface Queue {
  readonly name: string;
  /** What ends its AWS name, after the node's. */
  readonly ending: string;
  readonly isFifo: boolean;
  readonly items: readonly ReturnType<typeof set>[];
  /** ARNs of the topics that may write to it. */
  readonly topics: readonly Expression[];
}

/** Of a queue, or of a topic with dead letters. */
type Guarded = ModelNode<{ readonly customerKey: boolean; readonly tlsOnly: boolean }>;

/** A queue with its policy: encrypted, over TLS only unless the node says otherwise, and open to the topics that are drawn. */
export function queueBlocks(node: Guarded, queue: Queue, t: Terraform): TopLevel {
  const own = fieldsOf(node);
  const { name, isFifo, topics } = queue;
  const { customerKey, tlsOnly } = node.params;
  const arn = t.refTo(node, `aws_sqs_queue.${name}.arn`);
  return [
    t.resource(node, 'aws_sqs_queue', name, [
      set('name', t.awsName(node, `${queue.ending}${isFifo ? '.fifo' : ''}`)),
      isFifo && [set('fifo_queue', true), set('content_based_deduplication', true)],
      ...queue.items,
      customerKey
        ? [
            own.field('kms_master_key_id', 'customerKey', keyArn(t, 'messages', node)),
            set('kms_data_key_reuse_period_seconds', 300),
          ]
        : own.field('sqs_managed_sse_enabled', 'customerKey', true),
    ]),
    (tlsOnly || topics.length > 0) && policyBlocks(node, queue, arn, t),
  ];
}

function policyBlocks(node: Guarded, queue: Queue, arn: Expression, t: Terraform): TopLevel {
  const { name, topics } = queue;
  return [
    t.data(node, 'aws_iam_policy_document', name, [
      node.params.tlsOnly &&
        statement({
          sid: 'TlsOnly',
          effect: 'Deny',
          actions: ['sqs:*'],
          resources: [arn],
          principal: { type: '*', identifiers: ['*'] },
          conditions: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
        }),
      topics.length > 0 &&
        statement({
          sid: 'Topics',
          actions: ['sqs:SendMessage'],
          resources: [arn],
          principal: { type: 'Service', identifiers: ['sns.amazonaws.com'] },
          conditions: [{ test: 'ArnEquals', variable: 'aws:SourceArn', values: topics }],
        }),
    ]),
    t.resource(node, 'aws_sqs_queue_policy', name, [
      set('queue_url', t.refTo(node, `aws_sqs_queue.${name}.url`)),
      set('policy', t.refTo(node, `data.aws_iam_policy_document.${name}.json`)),
    ]),
  ];
}

/** As long as SQS keeps anything: somebody has to look at it. */
export const LONGEST_RETENTION = set('message_retention_seconds', 1_209_600);
