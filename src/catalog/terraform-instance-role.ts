import { comment, ref, set, template } from '../codegen/hcl';
import { fieldsOf, trustPolicy, type Terraform } from '../exporters/terraform';
import type { ModelNode } from '../spec/model';
import { drawnPolicy } from './terraform-access';

const TRUST = 'ec2_assume';

/** What instances may do: be reached by Session Manager, for the reason that `because` gives, and what the drawing gives them. */
export function emitInstanceRole(node: ModelNode, t: Terraform, because: string): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  t.share('ec2-assume', 'compute', t.plan.primaryRegion, () => [
    trustPolicy(TRUST, 'ec2.amazonaws.com', null),
  ]);
  const role = set('role', own.ref(`aws_iam_role.${name}.name`));
  t.add(
    node,
    'compute',
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-')),
      set('assume_role_policy', ref(`data.aws_iam_policy_document.${TRUST}.json`)),
    ]),
    comment(because),
    t.resource(node, 'aws_iam_role_policy_attachment', t.derived(node, 'ssm'), [
      role,
      set(
        'policy_arn',
        template('arn:', t.partition, ':iam::aws:policy/AmazonSSMManagedInstanceCore'),
      ),
    ]),
    drawnPolicy(node, name, t),
    t.resource(node, 'aws_iam_instance_profile', name, [
      set('name_prefix', t.awsName(node, '-')),
      role,
    ]),
  );
}
