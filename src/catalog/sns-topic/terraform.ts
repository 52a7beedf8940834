import { call, comment, object, set, type TopLevel } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  nameOf,
  statement,
  terraformKind,
  type Statement,
  type Terraform,
} from '../../exporters/terraform';
import { keyUse } from '../terraform-access';
import { LONGEST_RETENTION, queueBlocks } from '../terraform-queue';
import { notifies } from '../verbs/notifies';
import { topicAlarms } from './alarms';
import { snsTopic } from './spec';

type Topic = ModelNode<ParamsOf<typeof snsTopic.fields>>;
type Subscription = ModelEdge<ParamsOf<typeof notifies.fields>>;

export const terraform = terraformKind(snsTopic, {
  concern: 'serverless',
  main: 'aws_sns_topic',
  missing: (node, t) =>
    t.model.regionOf(node.id) === null ? 'the topic lies in no region.' : null,
  emit: (node, t) => {
    emitTopic(node, t);
    const subscriptions = t.model.edgesFrom(node.id, notifies) as readonly Subscription[];
    if (node.params.deadLetters && subscriptions.length > 0) emitDeadLetters(node, t);
    for (const edge of subscriptions) emitSubscription(node, edge, t);
    t.output(node, `${t.id(node)}_topic_arn`, `ARN of the topic ${nameOf(node)}.`, arnOf(node, t));
  },
  facets: {
    arn: (node, t) => arnOf(node, t),
    alarms: (node, t) => topicAlarms(fieldsOf(node).ref(`aws_sns_topic.${t.id(node)}.name`)),
    name: (node, t) => fieldsOf(node).ref(`aws_sns_topic.${t.id(node)}.name`),
    access: (node, t) => () => publishTo(node, t),
  },
});

const arnOf = (node: Topic, t: Terraform) => fieldsOf(node).ref(`aws_sns_topic.${t.id(node)}.arn`);

function emitTopic(node: Topic, t: Terraform): void {
  const name = t.id(node);
  const { customerKey, tlsOnly } = node.params;
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_sns_topic', name, [
      set('name', t.awsName(node)),
      customerKey &&
        fieldsOf(node).field('kms_master_key_id', 'customerKey', keyArn(t, 'messages', node)),
    ]),
    tlsOnly && policyBlocks(node, t),
  );
}

function policyBlocks(node: Topic, t: Terraform): TopLevel {
  const name = t.id(node);
  return [
    t.data(node, 'aws_iam_policy_document', name, [
      statement({
        sid: 'TlsOnly',
        effect: 'Deny',
        actions: ['sns:Publish'],
        resources: [arnOf(node, t)],
        principal: { type: '*', identifiers: ['*'] },
        conditions: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
      }),
    ]),
    t.resource(node, 'aws_sns_topic_policy', name, [
      set('arn', arnOf(node, t)),
      set('policy', t.refTo(node, `data.aws_iam_policy_document.${name}.json`)),
    ]),
  ];
}

function emitDeadLetters(node: Topic, t: Terraform): void {
  t.add(
    node,
    'serverless',
    comment('What a subscriber would not take in all tries.'),
    queueBlocks(
      node,
      {
        name: t.derived(node, 'dead_letters'),
        ending: '-dead-letters',
        isFifo: false,
        items: [LONGEST_RETENTION],
        topics: [arnOf(node, t)],
      },
      t,
    ),
  );
}

function emitSubscription(node: Topic, edge: Subscription, t: Terraform): void {
  const own = fieldsOf(edge);
  const name = t.edgeName(edge);
  const lambda = t.facet(edge.to, 'lambda');
  const endpoint = lambda ? lambda.arn : t.facet(edge.to, 'arn');
  if (endpoint === null) return;
  const { filterPolicy } = edge.params;
  t.add(
    node,
    'serverless',
    t.resource(edge, 'aws_sns_topic_subscription', name, [
      set('topic_arn', arnOf(node, t)),
      set('protocol', lambda ? 'lambda' : 'sqs'),
      set('endpoint', endpoint),
      !lambda && set('raw_message_delivery', true),
      filterPolicy !== '' && own.param('filter_policy', 'filterPolicy'),
      node.params.deadLetters &&
        set(
          'redrive_policy',
          call(
            'jsonencode',
            object({
              deadLetterTargetArn: t.refTo(
                node,
                `aws_sqs_queue.${t.derived(node, 'dead_letters')}.arn`,
              ),
            }),
          ),
        ),
    ]),
    lambda &&
      t.resource(edge, 'aws_lambda_permission', name, [
        set('action', 'lambda:InvokeFunction'),
        set('function_name', lambda.name),
        set('principal', 'sns.amazonaws.com'),
        set('source_arn', arnOf(node, t)),
      ]),
  );
}

const publishTo = (node: Topic, t: Terraform): readonly Statement[] => [
  { actions: ['sns:Publish'], resources: [arnOf(node, t)] },
  ...(node.params.customerKey
    ? [keyUse('sns', ['kms:Decrypt', 'kms:GenerateDataKey'], node, t, 'messages')]
    : []),
];
