import { set, template, type Expression, type TopLevel } from '../codegen/hcl';
import type { NodeId } from '../design/records';
import type { ModelNode } from '../spec/model';
import {
  keyArn,
  statement,
  type KeyUse,
  type Statement,
  type Terraform,
} from '../exporters/terraform';

/** The secret of an owner as a node reads it: in its own region, where it is replicated. */
export function secretArn(owner: NodeId, reader: ModelNode, t: Terraform): Expression | null {
  const secret = t.facet(owner, 'secret');
  if (!secret) return null;
  const region = t.regionOf(reader);
  return region === t.regionOf(t.model.get(owner))
    ? secret.arn
    : (secret.arnIn?.(region) ?? secret.arn);
}

const secretOwners = (node: ModelNode, t: Terraform): readonly NodeId[] => [
  ...new Set((t.plan.grantsTo.get(node.id) ?? []).map(({ secretOf }) => secretOf)),
];

/** The secrets that a node may read, each once. */
const readableSecrets = (node: ModelNode, t: Terraform): readonly Expression[] =>
  secretOwners(node, t).flatMap((owner) => secretArn(owner, node, t) ?? []);

/** The keys that encrypt them, each once. */
function secretKeys(node: ModelNode, t: Terraform): readonly Expression[] {
  const secrets = secretOwners(node, t).flatMap((owner) => t.facet(owner, 'secret') ?? []);
  const given = secrets.flatMap(({ keyArn: key }) => key ?? []);
  return given.length < secrets.length ? [keyArn(t, 'data', node), ...given] : given;
}

/** Services decrypt on behalf of who calls them, so the key is bound to the service it is used through. */
export const keyUse = (
  service: string,
  actions: readonly string[],
  node: ModelNode,
  t: Terraform,
  use: KeyUse = 'data',
): Statement => keysUse([keyArn(t, use, node)], service, actions, node, t);

const keysUse = (
  keys: readonly Expression[],
  service: string,
  actions: readonly string[],
  node: ModelNode,
  t: Terraform,
): Statement => ({
  actions,
  resources: keys,
  conditions: [
    {
      test: 'StringEquals',
      variable: 'kms:ViaService',
      values: [template(`${service}.`, t.region(node), '.amazonaws.com')],
    },
  ],
});

/**
 * Everything that the drawing lets a compute node do with other resources, and nothing else. A statement that two connections
 * bring stands once; a resource's own statements have no sid, because two of a kind would bring the same.
 */
export function drawnStatements(node: ModelNode, t: Terraform): readonly Statement[] {
  const secrets = readableSecrets(node, t);
  const statements: readonly Statement[] = [
    ...(secrets.length > 0
      ? [
          {
            sid: 'ReadSecrets',
            actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
            resources: secrets,
          },
          {
            sid: 'DecryptSecrets',
            ...keysUse(secretKeys(node, t), 'secretsmanager', ['kms:Decrypt'], node, t),
          },
        ]
      : []),
    ...(t.plan.accessTo.get(node.id) ?? []).flatMap(
      ({ resource, level }) => t.facet(resource, 'access')?.(level) ?? [],
    ),
  ];
  return [...new Map(statements.map((one) => [JSON.stringify(one), one])).values()];
}

/** The inline policy of the role that a node has under the name `role`; nothing where the drawing gives it nothing. */
export function drawnPolicy(node: ModelNode, role: string, t: Terraform): TopLevel {
  const statements = drawnStatements(node, t);
  if (statements.length === 0) return null;
  return [
    t.data(node, 'aws_iam_policy_document', role, statements.map(statement)),
    t.resource(node, 'aws_iam_role_policy', role, [
      set('name', 'connections'),
      set('role', t.refTo(node, `aws_iam_role.${role}.name`)),
      set('policy', t.refTo(node, `data.aws_iam_policy_document.${role}.json`)),
    ]),
  ];
}
