import { comment, ref, set, template } from '../codegen/hcl';
import { fieldsOf, trustPolicy, type Terraform } from '../exporters/terraform';
import type { ModelNode } from '../spec/model';
import { drawnPolicy } from './terraform-access';

const TRUST = 'ec2_assume';
/** What the agent of Session Manager may do. */
export const SESSION_MANAGER = 'AmazonSSMManagedInstanceCore';

/** `assume_role_policy` of a role for instances. */
export function instanceTrust(t: Terraform) {
  t.share('ec2-assume', 'compute', t.plan.primaryRegion, () => [
    trustPolicy(TRUST, 'ec2.amazonaws.com', null),
  ]);
  return set('assume_role_policy', ref(`data.aws_iam_policy_document.${TRUST}.json`));
}

/** Attaches a policy of AWS to a role of the node; `policy` is its path, "AmazonSSMManagedInstanceCore". */
export const managedPolicy = (
  node: ModelNode,
  t: Terraform,
  name: string,
  role: string,
  policy: string,
) =>
  t.resource(node, 'aws_iam_role_policy_attachment', name, [
    set('role', fieldsOf(node).ref(`aws_iam_role.${role}.name`)),
    set('policy_arn', template('arn:', t.partition, `:iam::aws:policy/${policy}`)),
  ]);

/** What instances may do: be reached by Session Manager, for the reason that `because` gives, and what the drawing gives them. */
export function emitInstanceRole(node: ModelNode, t: Terraform, because: string): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  t.add(
    node,
    'compute',
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-')),
      instanceTrust(t),
    ]),
    comment(because),
    managedPolicy(node, t, t.derived(node, 'ssm'), name, SESSION_MANAGER),
    drawnPolicy(node, name, t),
    t.resource(node, 'aws_iam_instance_profile', name, [
      set('name_prefix', t.awsName(node, '-')),
      set('role', own.ref(`aws_iam_role.${name}.name`)),
    ]),
  );
}
