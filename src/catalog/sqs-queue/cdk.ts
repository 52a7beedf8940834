import {
  call,
  create,
  member,
  method,
  object,
  ref,
  run,
  type Expression,
  type Statements,
} from '../../codegen/typescript';
import { acknowledge, cdkKind, fieldsOf, nameOf, statement, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { acknowledgeKeyFamilies } from '../cdk-access';
import { farArn, farKeyUse } from '../cdk-far';
import { duration } from '../cdk-duration';
import { deadLettersConstruct, queueConstruct, queueName } from '../cdk-queue';
import { feeds } from '../verbs/feeds';
import { notifies } from '../verbs/notifies';
import { triggers } from '../verbs/triggers';
import { queueAlarms } from './alarms';
import { sqsQueue } from './spec';

type Queue = ModelNode<ParamsOf<typeof sqsQueue.fields>>;

const TYPE = 'sqs.Queue';

export const cdk = cdkKind(sqsQueue, {
  stack: 'application',
  main: TYPE,
  missing: (node, c) =>
    c.model.regionOf(node.id) === null ? 'the queue lies in no region.' : null,
  emit: (node, c) => {
    emitQueue(node, c);
    emitTopics(node, c);
    c.output(node, 'Url', `URL of the queue ${nameOf(node)}.`, c.of(node, 'queueUrl'));
    promise(node, c);
  },
  objections: ({ params }) => [
    !params.deadLetters && 'SQS3',
    !params.tlsOnly && 'SQS4',
    !params.tlsOnly && ['SQS4', 'DeadLetters'],
  ],
  facets: {
    url: (node, c) => member(queueIn(node, c), 'queueUrl'),
    arn: (node, c) => member(queueIn(node, c), 'queueArn'),
    name: (node, c) => member(queueIn(node, c), 'queueName'),
    alarms: (node, c) =>
      queueAlarms(
        c.of(node, 'queueName'),
        node.params.deadLetters ? c.of(node, 'queueName', 'DeadLetters') : null,
      ),
    access: (node, c) => (level, role) => accessTo(node, level === 'send', role, c),
  },
});

function promise(node: Queue, c: Scope): void {
  if (node.params.customerKey) {
    const key = object([['KmsMasterKeyId', call('Match.anyValue')]]);
    c.check(node, 'is encrypted with a key of ours', 'AWS::SQS::Queue', key);
  }
  if (node.params.deadLetters) {
    const redrive = object([['maxReceiveCount', node.params.maxReceive]]);
    c.check(
      node,
      'puts aside what failed too often',
      'AWS::SQS::Queue',
      object([['RedrivePolicy', call('Match.objectLike', redrive)]]),
    );
  }
}

const ownName = (node: Queue, c: Scope): Expression => queueName(node, c, '', node.params.fifo);

/** The `IQueue` as a stack knows it: the construct, or in another region a reference by its name. */
function queueIn(node: Queue, c: Scope): Expression {
  if (!c.isFar(node)) return c.take(node);
  return c.shareOf(node, 'Elsewhere', 'sqs.IQueue', () =>
    call(
      'sqs.Queue.fromQueueArn',
      ref('this'),
      c.id(node, 'Elsewhere'),
      farArn(node, c, [
        ['service', 'sqs'],
        ['resource', ownName(node, c)],
      ]),
    ),
  );
}

function emitQueue(node: Queue, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  const dead = params.deadLetters ? emitDeadLetters(node, c) : undefined;
  c.declare(
    node,
    c.name(node),
    TYPE,
    queueConstruct(node, c, {
      id: c.id(node),
      ending: '',
      isFifo: params.fifo,
      entries: [
        own.field('visibilityTimeout', 'visibilitySeconds', duration(params.visibilitySeconds)),
        own.field('retentionPeriod', 'retentionSeconds', duration(params.retentionSeconds)),
        own.field(
          'deadLetterQueue',
          'maxReceive',
          dead &&
            object([
              ['queue', dead],
              ['maxReceiveCount', params.maxReceive],
            ]),
        ),
      ],
    }),
    {
      after: [
        !params.deadLetters &&
          !isConsumed(node, c) &&
          acknowledge(
            c,
            ref(c.name(node)),
            'SQS3',
            'Nothing drawn takes messages from it: what becomes of those that fail is up to whoever does.',
          ),
      ],
    },
  );
}

const isConsumed = (node: Queue, c: Scope): boolean =>
  [triggers, feeds].some((verb) => c.model.edgesFrom(node.id, verb).length > 0);

/** Only this queue may put something there. It is known by its name: each of the two would need the other first. */
function emitDeadLetters(node: Queue, c: Scope): Expression {
  const source = call(
    'sqs.Queue.fromQueueArn',
    ref('this'),
    c.id(node, 'RedriveSource'),
    call(
      'this.formatArn',
      object([
        ['service', 'sqs'],
        ['resource', ownName(node, c)],
      ]),
    ),
  );
  return c.declare(
    node,
    c.name(node, 'DeadLetters'),
    TYPE,
    deadLettersConstruct(node, c, node.params.fifo, [
      [
        'redriveAllowPolicy',
        object([
          ['redrivePermission', ref('sqs.RedrivePermission.BY_QUEUE')],
          ['sourceQueues', [source]],
        ]),
      ],
    ]),
    { note: 'What failed too often waits here for somebody to look at it.' },
  );
}

/** The topics that write to it, in its policy: a subscription would also write them into the policy of their own key. */
function emitTopics(node: Queue, c: Scope): void {
  const topics = c.model
    .edgesTo(node.id, notifies)
    .flatMap(({ from }) => c.facet(from, 'arn') ?? []);
  if (topics.length === 0) return;
  c.add(node, [
    run(
      call(
        `${c.name(node)}.addToResourcePolicy`,
        statement({
          principals: [create('iam.ServicePrincipal', 'sns.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [c.of(node, 'queueArn')],
          conditions: [['ArnEquals', object([['aws:SourceArn', topics]])]],
        }),
      ),
    ),
  ]);
}

function accessTo(node: Queue, isSend: boolean, role: Expression, c: Scope): Statements {
  const grant = isSend ? 'grantSendMessages' : 'grantConsumeMessages';
  const actions = isSend ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'];
  return [
    run(method(queueIn(node, c), grant, role)),
    node.params.customerKey &&
      (c.isFar(node)
        ? farKeyUse(node, c, role, { service: 'sqs', use: 'messages', actions })
        : isSend && acknowledgeKeyFamilies(c, role)),
  ];
}
