import {
  call,
  create,
  object,
  ref,
  type Expression,
  type ObjectEntry,
} from '../codegen/typescript';
import { keyOf, type Scope } from '../exporters/cdk';
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

/** A queue that is encrypted with the stack's key, and open over TLS only. Its name is fixed: other regions go by it. */
export const queueConstruct = (node: ModelNode, c: Scope, queue: Queue): Expression =>
  create(
    'sqs.Queue',
    ref('this'),
    queue.id,
    object([
      ['queueName', queueName(node, c, queue.ending, queue.isFifo)],
      ['fifo', queue.isFifo ? true : undefined],
      ['contentBasedDeduplication', queue.isFifo ? true : undefined],
      ['encryption', ref('sqs.QueueEncryption.KMS')],
      ['encryptionMasterKey', keyOf(c, 'messages')],
      ['dataKeyReuse', call('cdk.Duration.minutes', 5)],
      ['enforceSSL', true],
      ...queue.entries,
    ]),
  );

/** Where messages wait that failed for good. */
export const deadLettersConstruct = (
  node: ModelNode,
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
