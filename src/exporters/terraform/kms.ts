import {
  comment,
  data,
  ref,
  resource,
  set,
  template,
  type Expression,
  type TopLevel,
} from '../../codegen/hcl';
import type { ModelNode } from '../../spec/model';
import { statement } from './iam';
import {
  ALARM_PUBLISHERS,
  holderOf,
  keyDecision,
  policyMust,
  rotationOf,
  type KeyUse,
} from '../key-uses';
import { inMarkdown } from '../markdown';
import type { Terraform } from './terraform';

const COVERS: Readonly<Record<KeyUse, string>> = {
  data: 'databases, caches and secrets',
  logs: 'CloudWatch Logs',
  messages: 'queues and topics',
  alarms: 'topics for alarms',
};

/** The ARN of the customer key for data at rest, or for log groups, in the node's region. */
export const keyArn = (t: Terraform, use: KeyUse, node: ModelNode): Expression =>
  keyArnIn(t, use, t.regionOf(node));

export function keyArnIn(t: Terraform, use: KeyUse, region: string): Expression {
  const given = givenKey(t, region);
  if (given !== null) {
    t.before(
      `kms-${region}-${use}`,
      `The policy of the key in ${inMarkdown(region)} must ${policyMust(use)}.`,
    );
    return given;
  }
  const name = `${use}${t.regionSuffix(region)}`;
  t.share(`kms-${use}`, 'kms', region, () => keyBlocks(t, use, name, region, t.regionCode(region)));
  t.decide(
    ...keyDecision(
      rotationOf(t.model, region).rotates,
      '; their policies are written out, because CloudWatch Logs refuses a key that does not name it.',
    ),
  );
  return ref(`aws_kms_key.${name}.arn`);
}

function givenKey(t: Terraform, region: string): Expression | null {
  const holder = holderOf(t.model, region);
  return holder === undefined ? null : t.facet(holder.id, 'givenKey');
}

function keyBlocks(
  t: Terraform,
  use: KeyUse,
  name: string,
  region: string,
  code: Expression,
): readonly TopLevel[] {
  const { rotates, origin } = rotationOf(t.model, region);
  return [
    resource(
      'aws_kms_key',
      name,
      t.inRegion(region, [
        set('description', template(ref('local.name'), `: ${COVERS[use]}`)),
        set('enable_key_rotation', rotates, { origin }),
        set('deletion_window_in_days', 30),
        set('policy', ref(`data.aws_iam_policy_document.kms_${name}.json`)),
      ]),
    ),
    resource(
      'aws_kms_alias',
      name,
      t.inRegion(region, [
        set('name', template('alias/', ref('local.name'), `-${use}`)),
        set('target_key_id', ref(`aws_kms_key.${name}.key_id`)),
      ]),
    ),
    use === 'data' &&
      comment('IAM decides who uses the key: services reach it with the rights of who calls them.'),
    data('aws_iam_policy_document', `kms_${name}`, [
      statement({
        sid: 'AccountAdministration',
        actions: ['kms:*'],
        resources: ['*'],
        principal: {
          type: 'AWS',
          identifiers: [template('arn:', t.partition, ':iam::', t.accountId, ':root')],
        },
      }),
      use === 'logs' && logsStatement(t, code),
      use === 'messages' && serviceStatement('Deliveries', ['sns.amazonaws.com'], t),
      use === 'alarms' && serviceStatement('Publishers', ALARM_PUBLISHERS, t),
    ]),
  ];
}

/** Without it CreateLogGroup says that the key "does not exist or is not allowed to be used". */
const logsStatement = (t: Terraform, region: Expression) =>
  statement({
    sid: 'CloudWatchLogs',
    actions: [
      'kms:Encrypt*',
      'kms:Decrypt*',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
      'kms:Describe*',
    ],
    resources: ['*'],
    principal: { type: 'Service', identifiers: [template('logs.', region, '.amazonaws.com')] },
    conditions: [
      {
        test: 'ArnLike',
        variable: 'kms:EncryptionContext:aws:logs:arn',
        values: [template('arn:', t.partition, ':logs:', region, ':', t.accountId, ':*')],
      },
    ],
  });

/**
 * Without it a topic cannot write to an encrypted queue, nor an alarm to an encrypted topic, and what they deliver is lost without
 * a word. The key of SNS itself, alias/aws/sns, has no policy that could say so.
 */
const serviceStatement = (sid: string, services: readonly string[], t: Terraform) =>
  statement({
    sid,
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    principal: { type: 'Service', identifiers: services },
    conditions: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [t.accountId] }],
  });
