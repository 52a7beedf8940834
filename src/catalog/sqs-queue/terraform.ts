import { call, comment, object, set } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  nameOf,
  terraformKind,
  type Statement,
  type Terraform,
} from '../../exporters/terraform';
import { keyUse } from '../terraform-access';
import { LONGEST_RETENTION, queueBlocks } from '../terraform-queue';
import { notifies } from '../verbs/notifies';
import { queueAlarms } from './alarms';
import { sqsQueue } from './spec';

type Queue = ModelNode<ParamsOf<typeof sqsQueue.fields>>;

export const terraform = terraformKind(sqsQueue, {
  concern: 'serverless',
  main: 'aws_sqs_queue',
  missing: (node, t) =>
    t.model.regionOf(node.id) === null ? 'the queue lies in no region.' : null,
  emit: (node, t) => {
    emitQueue(node, t);
    t.output(
      node,
      `${t.id(node)}_url`,
      `URL of the queue ${nameOf(node)}.`,
      address(node, 'url', t),
    );
  },
  facets: {
    url: (node, t) => address(node, 'url', t),
    arn: (node, t) => address(node, 'arn', t),
    alarms: (node, t) =>
      queueAlarms(
        address(node, 'name', t),
        node.params.deadLetters
          ? fieldsOf(node).ref(`aws_sqs_queue.${t.derived(node, 'dead_letters')}.name`)
          : null,
      ),
    name: (node, t) => address(node, 'name', t),
    access: (node, t) => (level) => accessTo(node, level === 'send', t),
  },
});

const address = (node: Queue, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(`aws_sqs_queue.${t.id(node)}.${attribute}`);

function emitQueue(node: Queue, t: Terraform): void {
  const own = fieldsOf(node);
  const { params } = node;
  const isFifo = params.fifo;
  const dead = t.derived(node, 'dead_letters');
  const topics = t.model
    .edgesTo(node.id, notifies)
    .flatMap(({ from }) => t.facet(from, 'arn') ?? []);
  t.add(
    node,
    'serverless',
    params.deadLetters && [
      comment('What failed too often waits here for somebody to look at it.'),
      queueBlocks(
        node,
        { name: dead, ending: '-dead-letters', isFifo, items: [LONGEST_RETENTION], topics: [] },
        t,
      ),
    ],
    queueBlocks(
      node,
      {
        name: t.id(node),
        ending: '',
        isFifo,
        topics,
        items: [
          own.param('visibility_timeout_seconds', 'visibilitySeconds'),
          own.param('message_retention_seconds', 'retentionSeconds'),
          ...(params.deadLetters
            ? [
                own.field(
                  'redrive_policy',
                  'maxReceive',
                  call(
                    'jsonencode',
                    object({
                      deadLetterTargetArn: own.ref(`aws_sqs_queue.${dead}.arn`),
                      maxReceiveCount: params.maxReceive,
                    }),
                  ),
                ),
              ]
            : []),
        ],
      },
      t,
    ),
    params.deadLetters &&
      t.resource(node, 'aws_sqs_queue_redrive_allow_policy', dead, [
        set('queue_url', own.ref(`aws_sqs_queue.${dead}.url`)),
        set(
          'redrive_allow_policy',
          call(
            'jsonencode',
            object({
              redrivePermission: 'byQueue',
              sourceQueueArns: [address(node, 'arn', t)],
            }),
          ),
        ),
      ]),
  );
}

function accessTo(node: Queue, isSend: boolean, t: Terraform): readonly Statement[] {
  const resources = [address(node, 'arn', t)];
  return isSend
    ? [
        { actions: ['sqs:SendMessage'], resources },
        ...keyStatement(node, ['kms:Decrypt', 'kms:GenerateDataKey'], t),
      ]
    : [
        {
          actions: [
            'sqs:ReceiveMessage',
            'sqs:DeleteMessage',
            'sqs:ChangeMessageVisibility',
            'sqs:GetQueueAttributes',
          ],
          resources,
        },
        ...keyStatement(node, ['kms:Decrypt'], t),
      ];
}

const keyStatement = (node: Queue, actions: readonly string[], t: Terraform) =>
  node.params.customerKey ? [keyUse('sqs', actions, node, t, 'messages')] : [];
