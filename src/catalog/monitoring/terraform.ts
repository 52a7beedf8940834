import {
  call,
  comment,
  data,
  gap,
  ref,
  resource,
  set,
  type Expression,
  type Items,
  type TopLevel,
} from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  ALARM_PUBLISHERS,
  fieldsOf,
  keyArnIn,
  nameOf,
  statement,
  terraformKind,
  type Terraform,
} from '../../exporters/terraform';
import { monitoring } from './spec';
import { emitDashboards } from './terraform-dashboard';

type Monitoring = ModelNode<ParamsOf<typeof monitoring.fields>>;

export const terraform = terraformKind(monitoring, {
  concern: 'monitoring',
  main: 'aws_sns_topic',
  missing: (node, t) =>
    t.model.regionOf(node.id) === null ? 'the monitoring lies in no region.' : null,
  readsDesign: true,
  watches: true,
  emit: (node, t) => {
    const regions = watchedRegions(node, t);
    emitTopics(node, regions, t);
    if (node.params.dashboard) emitDashboards(node, regions, t);
    t.after(
      'alarm-subscriptions',
      '## Confirm the subscriptions\n\nAWS sends a message to every address that gets alarms. Nothing arrives there until the link in it ' +
        'has been followed, and Terraform cannot do that.',
    );
    t.decide(
      'alarm-topic',
      'The topic for alarms has a customer key whose policy names CloudWatch, EventBridge and AWS Backup. With the key of SNS itself ' +
        'alarms would fire and reach nobody.',
    );
    t.output(
      node,
      `${t.id(node)}_topic_arn`,
      `Topic to which the alarms of ${nameOf(node)} go.`,
      topicArn(node, t.regionOf(node), t),
    );
  },
  facets: {
    alarmTopic: (node, t) => (region) =>
      watchedRegions(node, t).includes(region)
        ? {
            arn: topicArn(node, region, t),
            policy: fieldsOf(node).ref(`aws_sns_topic_policy.${topicName(node, region, t)}`),
            minutes: node.params.minutes,
            tellsRecovery: node.params.tellsRecovery,
          }
        : null,
  },
});

/** Its own, and where it is alone all that are drawn. */
function watchedRegions(node: Monitoring, t: Terraform): readonly string[] {
  const others = [...t.plan.watchers].flatMap(([region, { id }]) =>
    id === node.id && region !== t.regionOf(node) ? [region] : [],
  );
  return [t.regionOf(node), ...others];
}

/** An alarm can only publish in its own region, so that every region has a topic. */
const topicName = (node: Monitoring, region: string, t: Terraform): string =>
  region === t.regionOf(node) ? t.id(node) : `${t.id(node)}__${region.replaceAll('-', '_')}`;

function topicArn(node: Monitoring, region: string, t: Terraform): Expression {
  return fieldsOf(node).ref(`aws_sns_topic.${topicName(node, region, t)}.arn`);
}

function emitTopics(node: Monitoring, regions: readonly string[], t: Terraform): void {
  const name = `${t.id(node)}_emails`;
  const emails = t.variable({
    name,
    description: `E-mail addresses that get the alarms of ${nameOf(node)}. Each has to confirm.`,
    type: 'list(string)',
    default: node.params.emails,
    isPersonal: true,
    origin: { node: node.id, field: 'emails' },
  });
  const [home = '', ...others] = regions;
  t.add(node, 'monitoring', topicBlocks(node, home, emails, t));
  for (const region of others) {
    t.share(`alarm-topic ${t.id(node)}`, 'monitoring', region, () => [
      topicBlocks(node, region, emails, t),
    ]);
  }
}

function topicBlocks(node: Monitoring, region: string, emails: Expression, t: Terraform): TopLevel {
  const own = fieldsOf(node);
  const name = topicName(node, region, t);
  const arn = topicArn(node, region, t);
  const document = `${name}__topic`;
  const block = (type: string, items: Items) =>
    resource(type, name, t.inRegion(region, items), own.origin);
  return [
    block('aws_sns_topic', [
      set('name', t.awsName(node)),
      own.field(
        'kms_master_key_id',
        'encryption',
        node.params.encryption === 'customer' ? keyArnIn(t, 'alarms', region) : 'alias/aws/sns',
      ),
    ]),
    data(
      'aws_iam_policy_document',
      document,
      [
        statement({
          sid: 'Publishers',
          actions: ['sns:Publish'],
          resources: [arn],
          principal: { type: 'Service', identifiers: ALARM_PUBLISHERS },
          conditions: [
            { test: 'StringEquals', variable: 'aws:SourceAccount', values: [t.accountId] },
          ],
        }),
        statement({
          sid: 'TlsOnly',
          effect: 'Deny',
          actions: ['sns:Publish'],
          resources: [arn],
          principal: { type: '*', identifiers: ['*'] },
          conditions: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
        }),
      ],
      own.origin,
    ),
    block('aws_sns_topic_policy', [
      set('arn', arn),
      set('policy', own.ref(`data.aws_iam_policy_document.${document}.json`)),
    ]),
    comment('Nothing arrives before the address has confirmed, which only its owner can do.'),
    // A topic that is drawn names its subscriptions after both ends, which could be this name.
    resource(
      'aws_sns_topic_subscription',
      `${name}_emails`,
      t.inRegion(region, [
        own.field('for_each', 'emails', call('toset', emails)),
        gap,
        set('topic_arn', arn),
        set('protocol', 'email'),
        set('endpoint', ref('each.key')),
      ]),
      own.origin,
    ),
  ];
}
