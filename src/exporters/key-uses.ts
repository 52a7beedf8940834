import type { Origin } from '../codegen/code';
import type { Model, ModelNode } from '../spec/model';

/** `messages`: of queues and topics, and `alarms`: of the topics of the monitoring, which services of AWS write to in their own name. */
export type KeyUse = 'data' | 'logs' | 'messages' | 'alarms';

/** The node that is a region: of several for one the first speaks for it. */
export const holderOf = (model: Model, region: string): ModelNode | undefined =>
  model.nodes.find(
    ({ id, spec }) => spec.container === 'region' && model.regionName(id) === region,
  );

/** Whether the keys that are made in a region rotate, and which field says so. */
export function rotationOf(
  model: Model,
  region: string,
): {
  readonly rotates: boolean;
  readonly origin?: Origin;
} {
  const holder = holderOf(model, region);
  return holder === undefined
    ? { rotates: true }
    : {
        rotates: holder.params.keyRotation !== false,
        origin: { node: holder.id, field: 'keyRotation' },
      };
}

/** A decision of the README: what the keys are, and what else there is to say of them. */
export const keyDecision = (rotates: boolean, rest: string): readonly [string, string] => [
  rotates ? 'kms' : 'kms-still',
  `Data and logs are encrypted with customer managed keys that ${rotates ? 'rotate every year' : 'do not rotate'}${rest}`,
];

/** Who publishes to a topic for alarms. */
export const ALARM_PUBLISHERS: readonly string[] = [
  'cloudwatch.amazonaws.com',
  'events.amazonaws.com',
  'backup.amazonaws.com',
];

/** What only the policy of a key that is given can allow, in the words of its owner. */
export function policyMust(use: KeyUse): string {
  const services = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const publish = '`kms:Decrypt` and `kms:GenerateDataKey*`';
  switch (use) {
    case 'data':
      return 'leave it to IAM who in the account uses the key, as the statement for the root of the account does that AWS proposes';
    case 'logs':
      return 'let `logs.<region>.amazonaws.com` encrypt, decrypt and generate data keys, or CloudWatch Logs refuses it';
    case 'messages':
      return `let ${services(['sns.amazonaws.com'])} use ${publish}, or what topics send to queues is lost without a word`;
    case 'alarms':
      return `let ${services(ALARM_PUBLISHERS)} use ${publish}, or alarms are lost without a word`;
  }
}
