import {
  call,
  create,
  object,
  ref,
  type Expression,
  type ObjectEntry,
} from '../codegen/typescript';
import { fieldsOf, keyOf, type Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';

/** As long as SQS keeps anything: somebody has to look at it. */
const LONGEST_RETENTION_DAYS = 14;

interface Queue {
  readonly id: string;
  /** What ends its physical name, after the node's. */
  readonly ending: string;
  readonly isFifo: boolean;
  readonly entries: readonly ObjectEntry[];
}

export const queueName = (node: ModelNode, c: Scope, ending: string, isFifo: boolean): Expression =>
  c.awsName(node, `${ending}${isFifo ? '.fifo' : ''}`);

/** Of a queue, or of a topic with dead letters. */
type Guarded = ModelNode<{ readonly customerKey: boolean; readonly tlsOnly: boolean }>;

/**
 * A queue that is encrypted with the stack's key, and open over TLS only unless the node says otherwise. Its name is fixed: other
 * regions go by it.
 */
export function queueConstruct(node: Guarded, c: Scope, queue: Queue): Expression {
  const own = fieldsOf(node);
  const { customerKey, tlsOnly } = node.params;
  return create(
    'sqs.Queue',
    ref('this'),
    queue.id,
    object([
      ['queueName', queueName(node, c, queue.ending, queue.isFifo)],
      ['fifo', queue.isFifo ? true : undefined],
      ['contentBasedDeduplication', queue.isFifo ? true : undefined],
      own.field(
        'encryption',
        'customerKey',
        ref(`sqs.QueueEncryption.${customerKey ? 'KMS' : 'SQS_MANAGED'}`),
      ),
      ['encryptionMasterKey', customerKey ? keyOf(c, 'messages') : undefined],
      ['dataKeyReuse', customerKey ? call('cdk.Duration.minutes', 5) : undefined],
      own.field('enforceSSL', 'tlsOnly', tlsOnly || undefined),
      ...queue.entries,
    ]),
  );
}

/** Where messages wait that failed for good. */
export const deadLettersConstruct = (
  node: Guarded,
  c: Scope,
  isFifo: boolean,
  entries: readonly ObjectEntry[] = [],
): Expression =>
  queueConstruct(node, c, {
    id: c.id(node, 'DeadLetters'),
    ending: '-dead-letters',
    isFifo,
    entries: [['retentionPeriod', call('cdk.Duration.days', LONGEST_RETENTION_DAYS)], ...entries],
  });
