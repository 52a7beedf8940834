/** What is in the account already and referred to: a look-up would ask AWS, so its clients' needs are values of `lib/config.ts`. */
import type { Expression } from '../codegen/typescript';
import { inMarkdown, nameOf, type Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';
import { exampleHex } from './example-ids';

/** Something that only the owner of it knows. */
export interface Given {
  /** Ends the name of the setting: "Endpoint". */
  readonly suffix: string;
  /** In the sentence of the README that asks for it: "its host name". */
  readonly its: string;
  /** Begins the comment of the setting, and the node's name follows: "Host name of". */
  readonly of: string;
  readonly example: string;
}

const GROUP: Given = {
  suffix: 'SecurityGroupId',
  its: 'one of its security groups',
  of: 'Id of a security group, to which the rules for its clients are added, of',
  example: '',
};
const SECRET = 'SecretArn';
const SECRET_KEY = 'SecretKeyArn';

const settingName = (node: ModelNode, suffix: string, c: Scope): string =>
  `${c.name(node)}${suffix}`;

/**
 * Asks for what `values` say, a security group, and a secret where it has one. `what`: "A database that exists". It has no outputs: a
 * stack that holds nothing else cannot be deployed, and they would say what was given.
 */
export function askForGiven(
  node: ModelNode,
  what: string,
  values: readonly Given[],
  c: Scope,
): void {
  for (const value of values) givenValue(node, value, c);
  givenSecurityGroup(node, c);
  const named = [...values, GROUP].map(
    ({ its, suffix }) => `${its} as \`${settingName(node, suffix, c)}\``,
  );
  const secret =
    c.model.secretOf(node.id) === null
      ? ''
      : `, and the secret with its credentials, in its region, as \`${settingName(node, SECRET, c)}\` and \`${settingName(node, SECRET_KEY, c)}\``;
  c.before(
    `given-${node.id}`,
    `${what}, for ${inMarkdown(nameOf(node))}: in \`lib/config.ts\` give ${named.join(', ')}${secret}. The rules for its clients are added to ` +
      'that group, which must not hold inline rules of another template and is given for nothing else here; everything else of it stays ' +
      'as it is, its alarms and backups too.',
  );
}

export const givenValue = (node: ModelNode, { suffix, of, example }: Given, c: Scope): Expression =>
  c.setting({
    name: settingName(node, suffix, c),
    description: `${of} ${nameOf(node)}.`,
    value: example,
    isExample: true,
    origin: { node: node.id, ...(node.params.existing === true && { field: 'existing' }) },
  });

/** For `given` of the facet `securityGroup`. */
export const givenSecurityGroup = (node: ModelNode, c: Scope): Expression =>
  givenValue(node, { ...GROUP, example: `sg-${exampleHex(node.slug)}` }, c);

/** The facet `secret` of what exists. */
export function givenSecret(node: ModelNode, c: Scope) {
  const arn = (suffix: string, of: string, service: string, resource: string) =>
    givenValue(
      node,
      {
        suffix,
        its: '',
        of,
        example: `arn:aws:${service}:${c.cdk.regionOf(node)}:123456789012:${resource}`,
      },
      c,
    );
  return {
    arn: arn(
      SECRET,
      'ARN of the secret with the credentials of',
      'secretsmanager',
      'secret:my-secret-AbCdEf',
    ),
    keyArn: arn(
      SECRET_KEY,
      'ARN of the KMS key (of aws/secretsmanager, where it has no other) of the secret of',
      'kms',
      'key/00000000-0000-0000-0000-000000000000',
    ),
  };
}
