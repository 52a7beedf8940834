import {
  call,
  object,
  ref,
  run,
  template,
  type Expression,
  type Statement,
  type Statements,
} from '../codegen/typescript';
import { acknowledge, statement, type Scope } from '../exporters/cdk';
import type { NodeId } from '../design/records';
import type { Access, ModelNode } from '../spec/model';

const secretOwners = (node: ModelNode, c: Scope): readonly NodeId[] => [
  ...new Set((c.plan.grantsTo.get(node.id) ?? []).map(({ secretOf }) => secretOf)),
];

/**
 * Everything that the drawing lets a role do, and nothing else. `role`: the name of its constant. All of it is on the role's
 * side: `secret.grantRead` would edit the policy of a key in an earlier stack, and the two would need each other. `isGiven`: what
 * something else lets the role do already.
 */
export function drawnGrants(
  node: ModelNode,
  role: string,
  c: Scope,
  isGiven: (access: Access) => boolean = () => false,
): Statements {
  const secrets = secretOwners(node, c).flatMap((owner) => c.facet(owner, 'secret') ?? []);
  const keys = distinct(secrets.flatMap(({ keyArn }) => keyArn ?? []));
  const grants = (c.plan.accessTo.get(node.id) ?? []).flatMap((access) =>
    isGiven(access) ? [] : (c.facet(access.resource, 'access')?.(access.level, ref(role)) ?? []),
  );
  return [
    secrets.length > 0 &&
      allow(role, {
        sid: 'ReadSecrets',
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
        resources: distinct(secrets.map(({ arn, policyArn = arn }) => policyArn)),
      }),
    keys.length > 0 &&
      allow(role, {
        sid: 'DecryptSecrets',
        ...throughService('secretsmanager', ['kms:Decrypt'], keys),
      }),
    distinct(flatten(grants)),
  ];
}

/** Whoever writes to what a key of ours encrypts needs families of actions, which the grants of the library name so. */
export const acknowledgeKeyFamilies = (
  c: Scope,
  role: Expression,
  families: readonly ('GenerateDataKey' | 'ReEncrypt')[] = ['GenerateDataKey', 'ReEncrypt'],
): readonly Statement[] =>
  families.map((family) =>
    acknowledge(
      c,
      role,
      `IAM5[Action::kms:${family}*]`,
      'A family of KMS actions that writing needs, on the keys alone that encrypt what is written to.',
    ),
  );

/** `role.addToPrincipalPolicy(…)`; `role` is the name of its constant. */
export const allow = (role: string, allowed: Parameters<typeof statement>[0]) =>
  run(call(`${role}.addToPrincipalPolicy`, statement(allowed)));

/** Services use a key on behalf of who calls them, so the key is bound to the service that it is used through. */
export const throughService = (
  service: string,
  actions: readonly string[],
  keys: readonly Expression[],
) => ({
  actions,
  resources: keys,
  conditions: [
    [
      'StringEquals',
      object([['kms:ViaService', template(`${service}.`, ref('this.region'), '.amazonaws.com')]]),
    ] as const,
  ],
});

const flatten = (items: Statements): readonly Statement[] =>
  items.flatMap((item) => (!item ? [] : 'kind' in item ? [item] : flatten(item)));

/** What two connections bring stands once. */
const distinct = <T>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
