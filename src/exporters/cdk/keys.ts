import {
  call,
  create,
  object,
  ref,
  run,
  template,
  type Expression,
} from '../../codegen/typescript';
import {
  ALARM_PUBLISHERS,
  holderOf,
  keyDecision,
  rotationOf,
  policyMust,
  type KeyUse as SharedUse,
} from '../key-uses';
import { inMarkdown } from '../markdown';
import { acknowledgeOfRegion } from './accepted';
import { statement } from './iam';
import type { Scope } from './scope';
import { capital } from './stack-names';

/** A vault's key is used as one for data is. */
export type KeyUse = SharedUse | 'backups';

const COVERS: Readonly<Record<KeyUse, string>> = {
  data: 'data and secrets',
  logs: 'CloudWatch Logs',
  messages: 'queues and topics',
  alarms: 'topics for alarms',
  backups: 'backups',
};
const KEY = 'kms.IKey';

/**
 * The customer key for a use, as the stack has it: every stack makes its own, because a key policy that names what a later stack
 * makes would close a circle between the two.
 */
export function keyOf(c: Scope, use: KeyUse): Expression {
  const name = `${use}Key`;
  const given = givenKey(c);
  if (given !== null) {
    c.before(
      `kms-${c.region}-${use}`,
      `The policy of the key in ${inMarkdown(c.region)} must ${policyMust(use === 'backups' ? 'data' : use)}.`,
    );
    return c.share(name, KEY, () => call('kms.Key.fromKeyArn', ref('this'), capital(name), given));
  }
  const { rotates, origin } = rotationOf(c.model, c.region);
  c.decide(
    ...keyDecision(
      rotates,
      ', one for each use in each stack: no key policy has to name what another stack makes.',
    ),
  );
  return c.share(
    name,
    KEY,
    () =>
      create(
        'kms.Key',
        ref('this'),
        capital(name),
        object([
          ['description', template(ref('name'), `: ${COVERS[use]}`)],
          ['alias', template(ref('name'), `-${c.stack.name}-${use}`)],
          ['enableKeyRotation', rotates, { origin }],
          ['removalPolicy', ref('cdk.RemovalPolicy.RETAIN')],
        ]),
      ),
    [
      use === 'logs'
        ? [allow(name, logsStatement())]
        : use === 'messages'
          ? [allow(name, serviceStatement(['sns.amazonaws.com']))]
          : use === 'alarms'
            ? [allow(name, serviceStatement(ALARM_PUBLISHERS))]
            : [],
      !rotates && origin?.node !== undefined && acknowledgeOfRegion(c, origin.node, name, 'KMS5'),
    ],
  );
}

/** `alias/shop-production-data-messages`: the name by which another region knows the key of a stack. */
export const keyAlias = (c: Scope, use: KeyUse): Expression =>
  template('alias/', ref('name'), `-${c.stack.name}-${use}`);

function givenKey(c: Scope): Expression | null {
  const holder = holderOf(c.model, c.region);
  return holder === undefined ? null : c.facet(holder.id, 'givenKey');
}

const allow = (key: string, allowed: Expression) =>
  run(call(`${key}.addToResourcePolicy`, allowed));

/** Without it CreateLogGroup says that the key "does not exist or is not allowed to be used". */
const logsStatement = (): Expression =>
  statement({
    principals: [
      create('iam.ServicePrincipal', template('logs.', ref('this.region'), '.amazonaws.com')),
    ],
    actions: [
      'kms:Encrypt*',
      'kms:Decrypt*',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
      'kms:Describe*',
    ],
    resources: ['*'],
    conditions: [
      [
        'ArnLike',
        object([
          [
            'kms:EncryptionContext:aws:logs:arn',
            call('this.formatArn', object({ service: 'logs', resource: '*' })),
          ],
        ]),
      ],
    ],
  });

/**
 * Without it a topic cannot write to an encrypted queue, nor an alarm to an encrypted topic, and what they deliver is lost without
 * a word. The key of SNS itself, alias/aws/sns, has no policy that could say so.
 */
const serviceStatement = (services: readonly string[]): Expression =>
  statement({
    principals: services.map((service) => create('iam.ServicePrincipal', service)),
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: [['StringEquals', object([['aws:SourceAccount', ref('this.account')]])]],
  });
