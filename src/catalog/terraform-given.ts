/** What is in the account already and referred to: what its clients need to know of it is asked for in variables. */
import { set, type Expression } from '../codegen/hcl';
import type { ModelNode } from '../spec/model';
import { exampleHex } from './example-ids';
import { inMarkdown, nameOf, type Concern, type Terraform } from '../exporters/terraform';

interface Given {
  readonly concern: Concern;
  readonly type: string;
  readonly argument: string;
  /** Begins the sentence of the README that asks for it. */
  readonly what: string;
  readonly variable: { readonly suffix: string; readonly of: string; readonly example: string };
}

/** Looks it up by the name that AWS has for it. */
export function emitGiven(node: ModelNode, t: Terraform, given: Given): void {
  const { concern, type, argument, what, variable } = given;
  const name = `${t.id(node)}_${variable.suffix}`;
  const hasSecret = t.model.secretOf(node.id) !== null;
  t.before(
    `given-${node.id}`,
    `${what}, for ${inMarkdown(nameOf(node))}: give its name as \`${name}\`, one of its security groups as \`${groupName(node, t)}\`` +
      (hasSecret
        ? `, and the secret with its credentials, in its region, as \`${secretName(node, t)}\` and \`${keyName(node, t)}\``
        : '') +
      '. The rules for its clients are added to that group, which must not hold inline rules of another configuration and is given for nothing else here; everything else ' +
      'of it stays as it is, its alarms and backups too.',
  );
  t.add(
    node,
    concern,
    t.data(node, type, t.id(node), [
      set(
        argument,
        t.variable({
          name,
          description: `${variable.of} ${nameOf(node)}.`,
          type: 'string',
          example: variable.example,
          origin: { node: node.id, field: 'existing' },
        }),
      ),
    ]),
  );
}

export const groupName = (node: ModelNode, t: Terraform) => `${t.id(node)}_security_group_id`;
const secretName = (node: ModelNode, t: Terraform) => `${t.id(node)}_secret_arn`;
const keyName = (node: ModelNode, t: Terraform) => `${t.id(node)}_secret_key_arn`;

export function givenSecurityGroup(node: ModelNode, t: Terraform): Expression {
  const name = groupName(node, t);
  return t.variable({
    name,
    description: `Id of a security group of ${nameOf(node)}, to which the rules for its clients are added.`,
    type: 'string',
    example: `sg-${exampleHex(node.slug)}`,
    validation: {
      condition: `can(regex("^sg-[0-9a-f]+$", var.${name}))`,
      message: 'A security group id looks like sg-0123456789abcdef0.',
    },
    origin: { node: node.id, ...(node.params.existing === true && { field: 'existing' }) },
  });
}

export function givenSecret(node: ModelNode, t: Terraform) {
  const region = t.regionOf(node);
  const arn = (name: string, description: string, service: string, resource: string) =>
    t.variable({
      name,
      description,
      type: 'string',
      example: `arn:aws:${service}:${region}:123456789012:${resource}`,
      validation: {
        condition: `can(regex("^arn:aws[a-z-]*:${service}:[a-z0-9-]+:[0-9]{12}:", var.${name}))`,
        message: `This must be an ARN of ${service}.`,
      },
      origin: { node: node.id, field: 'existing' },
    });
  return {
    arn: arn(
      secretName(node, t),
      `ARN of the secret with the credentials of ${nameOf(node)}.`,
      'secretsmanager',
      'secret:my-secret-AbCdEf',
    ),
    keyArn: arn(
      keyName(node, t),
      `ARN of the KMS key of that secret; of aws/secretsmanager, where it has no other.`,
      'kms',
      'key/00000000-0000-0000-0000-000000000000',
    ),
    ready: [],
  };
}
