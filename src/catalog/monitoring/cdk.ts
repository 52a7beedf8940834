import {
  arrow,
  call,
  create,
  method,
  object,
  ref,
  run,
  type Expression,
} from '../../codegen/typescript';
import {
  ALARM_PUBLISHERS,
  cdkKind,
  fieldsOf,
  keyOf,
  nameOf,
  statement,
  type Scope,
} from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { emitDashboard } from './cdk-dashboard';
import { monitoring } from './spec';

type Monitoring = ModelNode<ParamsOf<typeof monitoring.fields>>;

export const cdk = cdkKind(monitoring, {
  stack: 'alerting',
  main: 'sns.Topic',
  missing: (node, c) =>
    c.model.regionOf(node.id) === null ? 'the monitoring lies in no region.' : null,
  readsDesign: true,
  watches: true,
  emit: (node, c) => {
    for (const region of watchedRegions(node, c)) {
      emitTopic(node, c.in('alerting', region));
      if (node.params.dashboard) emitDashboard(node, c.in('observability', region));
    }
    c.after(
      'alarm-subscriptions',
      '## Confirm the subscriptions\n\nAWS sends a message to every address that gets alarms. Nothing arrives there until the link in it ' +
        'has been followed, and CloudFormation cannot do that.',
    );
    c.decide(
      'alarm-topic',
      'The topic for alarms has a customer key whose policy names CloudWatch, EventBridge and AWS Backup. With the key of SNS itself ' +
        'alarms would fire and reach nobody.',
    );
    c.output(
      node,
      'TopicArn',
      `Topic to which the alarms of ${nameOf(node)} go.`,
      ref(`${c.name(node)}.topicArn`),
    );
  },
  facets: {
    alarmTopic: (node, c) => (region) =>
      watchedRegions(node, c).includes(region)
        ? {
            topic: c.takeFrom(c.in('alerting', region), c.name(node), fieldsOf(node).origin),
            minutes: node.params.minutes,
            tellsRecovery: node.params.tellsRecovery,
          }
        : null,
  },
});

/** Its own, and where it is alone all that are drawn: an alarm can only publish in its own region. */
function watchedRegions(node: Monitoring, c: Scope): readonly string[] {
  const own = c.cdk.regionOf(node);
  const others = [...c.plan.watchers].flatMap(([region, { id }]) =>
    id === node.id && region !== own ? [region] : [],
  );
  return [own, ...others];
}

function emitTopic(node: Monitoring, c: Scope): void {
  const own = fieldsOf(node);
  const name = c.name(node);
  const isOwn = node.params.encryption === 'customer';
  const key = isOwn
    ? keyOf(c, 'alarms')
    : call('kms.Alias.fromAliasName', ref('this'), c.id(node, 'KeyAlias'), 'alias/aws/sns');
  const emails = c.setting({
    name: `${name}Emails`,
    description: `E-mail addresses that get the alarms of ${nameOf(node)}. Each has to confirm.`,
    value: node.params.emails,
    isExample: false,
    origin: own.from('emails'),
  });
  c.declare(
    node,
    name,
    'sns.Topic',
    create(
      'sns.Topic',
      ref('this'),
      c.id(node),
      object([own.field('masterKey', 'encryption', key), ['enforceSSL', true]]),
    ),
    {
      after: [
        run(call(`${name}.addToResourcePolicy`, publishing(ref(`${name}.topicArn`)))),
        run(subscribing(name, emails), {
          note: 'Nothing arrives before the address has confirmed, which only its owner can do.',
          origin: own.from('emails'),
        }),
      ],
    },
  );
  c.check(
    node,
    isOwn ? 'is encrypted with a key that CloudWatch may use' : 'is encrypted',
    'AWS::SNS::Topic',
    object({ KmsMasterKeyId: call('Match.anyValue') }),
  );
}

const publishing = (topicArn: Expression): Expression =>
  statement({
    sid: 'Publishers',
    principals: ALARM_PUBLISHERS.map((service) => create('iam.ServicePrincipal', service)),
    actions: ['sns:Publish'],
    resources: [topicArn],
    conditions: [['StringEquals', object([['aws:SourceAccount', ref('this.account')]])]],
  });

const subscribing = (topic: string, emails: Expression): Expression =>
  method(
    emails,
    'forEach',
    arrow(
      ['address'],
      call(`${topic}.addSubscription`, create('subscriptions.EmailSubscription', ref('address'))),
    ),
  );
