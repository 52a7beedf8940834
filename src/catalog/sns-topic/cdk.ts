import {
  call,
  create,
  member,
  method,
  object,
  ref,
  run,
  type Expression,
  type ObjectEntry,
  type Statements,
} from '../../codegen/typescript';
import { acknowledge, cdkKind, fieldsOf, keyOf, nameOf, type Scope } from '../../exporters/cdk';
import { originOf } from '../../exporters/plan';
import { isJsonObject, type JsonValue } from '../../kit/json';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { acknowledgeKeyFamilies } from '../cdk-access';
import { farArn, farKeyUse } from '../cdk-far';
import { deadLettersConstruct } from '../cdk-queue';
import { notifies } from '../verbs/notifies';
import { topicAlarms } from './alarms';
import { snsTopic } from './spec';

type Topic = ModelNode<ParamsOf<typeof snsTopic.fields>>;
type Subscription = ModelEdge<ParamsOf<typeof notifies.fields>>;

export const cdk = cdkKind(snsTopic, {
  stack: 'application',
  main: 'sns.Topic',
  missing: (node, c) =>
    c.model.regionOf(node.id) === null ? 'the topic lies in no region.' : null,
  emit: (node, c) => {
    const own = fieldsOf(node);
    c.declare(
      node,
      c.name(node),
      'sns.Topic',
      create(
        'sns.Topic',
        ref('this'),
        c.id(node),
        object([
          ['topicName', c.awsName(node)],
          own.field(
            'masterKey',
            'customerKey',
            node.params.customerKey ? keyOf(c, 'messages') : undefined,
          ),
          own.field('enforceSSL', 'tlsOnly', node.params.tlsOnly || undefined),
        ]),
      ),
    );
    const subscriptions = c.model.edgesFrom(node.id, notifies) as readonly Subscription[];
    if (node.params.deadLetters && subscriptions.length > 0) emitDeadLetters(node, c);
    for (const edge of subscriptions) emitSubscription(node, edge, c);
    c.output(node, 'TopicArn', `ARN of the topic ${nameOf(node)}.`, c.of(node, 'topicArn'));
    if (node.params.customerKey) {
      const key = object([['KmsMasterKeyId', call('Match.anyValue')]]);
      c.check(node, 'is encrypted with a key of ours', 'AWS::SNS::Topic', key);
    }
  },
  objections: ({ params }) => [
    // With a key of its own it takes no plain text, the check says.
    !params.tlsOnly && !params.customerKey && 'SNS3',
    !params.tlsOnly && ['SQS4', 'DeadLetters'],
  ],
  facets: {
    arn: (node, c) => member(topicIn(node, c), 'topicArn'),
    name: (node, c) => member(topicIn(node, c), 'topicName'),
    alarms: (node, c) => topicAlarms(c.of(node, 'topicName')),
    access: (node, c) => (_, role) => publishTo(node, role, c),
  },
});

/** The `ITopic` as a stack knows it: the construct, or in another region a reference by its name. */
function topicIn(node: Topic, c: Scope): Expression {
  if (!c.isFar(node)) return c.take(node);
  return c.shareOf(node, 'Elsewhere', 'sns.ITopic', () =>
    call(
      'sns.Topic.fromTopicArn',
      ref('this'),
      c.id(node, 'Elsewhere'),
      farArn(node, c, [
        ['service', 'sns'],
        ['resource', c.awsName(node)],
      ]),
    ),
  );
}

function emitDeadLetters(node: Topic, c: Scope): void {
  const name = c.name(node, 'DeadLetters');
  c.declare(node, name, 'sqs.Queue', deadLettersConstruct(node, c, false), {
    note: 'What a subscriber would not take in all tries.',
    after: [
      acknowledge(c, ref(name), 'SQS3', 'It holds the dead letters of subscriptions itself.'),
    ],
  });
}

function emitSubscription(node: Topic, edge: Subscription, c: Scope): void {
  const lambda = c.facet(edge.to, 'lambda');
  // A function of another region lends none, and cannot be called from here.
  const isFunction = c.model.get(edge.to).spec.can.includes('function');
  const endpoint = isFunction ? null : c.facet(edge.to, 'arn');
  const shared: readonly ObjectEntry[] = [
    ['filterPolicy', filterPolicy(edge), { origin: { edge: edge.id, field: 'filterPolicy' } }],
    ['deadLetterQueue', node.params.deadLetters ? ref(c.name(node, 'DeadLetters')) : undefined],
  ];
  if (lambda !== null) {
    const options = shared.some(([, value]) => value !== undefined) ? object(shared) : undefined;
    c.add(node, [
      run(
        call(
          `${c.name(node)}.addSubscription`,
          create('subscriptions.LambdaSubscription', lambda, options),
        ),
        { origin: originOf(edge) },
      ),
    ]);
  } else if (endpoint !== null) {
    const subscription = create(
      'sns.Subscription',
      ref('this'),
      c.edgeId(edge, 'Subscription'),
      object([
        ['topic', ref(c.name(node))],
        ['protocol', ref('sns.SubscriptionProtocol.SQS')],
        ['endpoint', endpoint],
        ['rawMessageDelivery', true],
        ...shared,
      ]),
    );
    c.add(node, [run(subscription, { origin: originOf(edge) })]);
  }
}

/** Each attribute's conditions as they were written. */
function filterPolicy({ params }: Subscription): Expression | undefined {
  const policy = parsed(params.filterPolicy);
  const entries = Object.entries(policy).map(([attribute, conditions]): ObjectEntry => [
    attribute,
    create(
      'sns.SubscriptionFilter',
      toExpression(Array.isArray(conditions) ? conditions : [conditions]),
    ),
  ]);
  return entries.length === 0 ? undefined : object(entries);
}

/** Nothing of what is no JSON object: a finding says so. */
function parsed(text: string): Readonly<Record<string, JsonValue>> {
  try {
    const value = JSON.parse(text) as JsonValue;
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

function toExpression(value: JsonValue): Expression {
  if (typeof value !== 'object') return value;
  if (value === null) return ref('null');
  if (!isJsonObject(value)) return value.map(toExpression);
  return object(Object.entries(value).map(([key, each]): ObjectEntry => [key, toExpression(each)]));
}

const publishTo = (node: Topic, role: Expression, c: Scope): Statements => [
  run(method(topicIn(node, c), 'grantPublish', role)),
  node.params.customerKey &&
    (c.isFar(node)
      ? farKeyUse(node, c, role, {
          service: 'sns',
          use: 'messages',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        })
      : acknowledgeKeyFamilies(c, role, ['GenerateDataKey'])),
];
