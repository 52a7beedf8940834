import { comment, ref, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, trustPolicy, type Terraform } from '../../exporters/terraform';
import { drawnPolicy } from '../terraform-access';
import type { autoScalingGroup } from './spec';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

const TRUST = 'ec2_assume';

/** What the instances may do: be reached by Session Manager, and what the drawing gives them. */
export function emitRole(node: Group, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
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
    drawnPolicy(node, name, t),
    t.resource(node, 'aws_iam_instance_profile', name, [
      set('name_prefix', t.awsName(node, '-')),
      role,
    ]),
  );
}
