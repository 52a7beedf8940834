import { comment, ref, set, template, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  statement,
  trustPolicy,
  type Terraform,
} from '../../exporters/terraform';
import type { autoScalingGroup } from './spec';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

const TRUST = 'ec2_assume';

/** The secrets that the group may read, each once. */
function readableSecrets(node: Group, t: Terraform): readonly Expression[] {
  const owners = new Set((t.plan.grantsTo.get(node.id) ?? []).map(({ secretOf }) => secretOf));
  return [...owners].flatMap((owner) => t.facet(owner, 'secret')?.arn ?? []);
}

export const readsSecrets = (node: Group, t: Terraform): boolean =>
  readableSecrets(node, t).length > 0;

/** What the instances may do: be reached by Session Manager, and read the secrets that the drawing gives them. */
export function emitRole(node: Group, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const secrets = readableSecrets(node, t);
  t.share('ec2-assume', 'compute', t.plan.primaryRegion, () => [
    trustPolicy(TRUST, 'ec2.amazonaws.com', null),
  ]);
  t.decide(
    'session-manager',
    'Servers are reached by Session Manager, with no inbound port and no bastion host.',
  );
  const role = set('role', own.ref(`aws_iam_role.${name}.name`));
  t.add(
    node,
    'compute',
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-')),
      set('assume_role_policy', ref(`data.aws_iam_policy_document.${TRUST}.json`)),
    ]),
    comment('Session Manager instead of a bastion host.'),
    t.resource(node, 'aws_iam_role_policy_attachment', t.derived(node, 'ssm'), [
      role,
      set(
        'policy_arn',
        template('arn:', t.partition, ':iam::aws:policy/AmazonSSMManagedInstanceCore'),
      ),
    ]),
    secrets.length > 0 && [
      secretPolicy(node, secrets, t),
      t.resource(node, 'aws_iam_role_policy', name, [
        set('name', 'read-secrets'),
        role,
        set('policy', own.ref(`data.aws_iam_policy_document.${name}.json`)),
      ]),
    ],
    t.resource(node, 'aws_iam_instance_profile', name, [
      set('name_prefix', t.awsName(node, '-')),
      role,
    ]),
  );
}

function secretPolicy(node: Group, secrets: readonly Expression[], t: Terraform) {
  return t.data(node, 'aws_iam_policy_document', t.id(node), [
    statement({
      sid: 'ReadSecrets',
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      resources: secrets,
    }),
    statement({
      sid: 'DecryptSecrets',
      actions: ['kms:Decrypt'],
      resources: [keyArn(t, 'data', node)],
      conditions: [
        {
          test: 'StringEquals',
          variable: 'kms:ViaService',
          values: [template('secretsmanager.', t.region(node), '.amazonaws.com')],
        },
      ],
    }),
  ]);
}
