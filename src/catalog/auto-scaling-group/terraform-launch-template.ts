import { call, nested, object, ref, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, securityGroupIds, type Terraform } from '../../exporters/terraform';
import { architectureOf } from '../instances';
import { launchTags } from '../terraform-launch-tags';
import type { autoScalingGroup } from './spec';
import { environmentName, userDataPath } from './terraform-environment';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

/** AWS's default tags do not reach what a launch template or a group makes; the role is the design's own tag. */
export const instanceTags = (node: Group, t: Terraform) =>
  call('merge', ref('local.tags'), object({ Name: t.awsName(node), Role: node.params.role }));

export function emitLaunchTemplate(node: Group, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { params } = node;
  const lines = `[for name, value in local.${environmentName(node, t)} : "\${name}=\${jsonencode(value)}"]`;
  t.decide(
    'ami',
    'Instances start from the newest Amazon Linux 2023: EC2 looks the image up at every launch, so a new one causes no diff and ' +
      'reaches the servers with the next instance refresh.',
  );
  t.decide(
    'placeholder',
    'The user data starts a placeholder that answers the health checks, so that the first apply ends with healthy targets. Replace ' +
      'it with your application; what that has to know stands in `/etc/app.env`.',
  );
  t.add(
    node,
    'compute',
    t.resource(node, 'aws_launch_template', name, [
      set('name_prefix', t.awsName(node, '-')),
      own.field(
        'image_id',
        'instanceType',
        `resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(params.instanceType)}`,
        'Looked up by EC2 at launch: no image id in the plan, and no diff when Amazon publishes a new one.',
      ),
      own.param('instance_type', 'instanceType'),
      set('vpc_security_group_ids', securityGroupIds(t, node)),
      set('update_default_version', true),
      set('ebs_optimized', true),
      set(
        'user_data',
        call(
          'base64encode',
          call(
            'templatefile',
            template(ref('path.module'), `/${userDataPath(node)}`),
            object({ environment: call('base64encode', call('join', '\n', ref(lines))) }),
          ),
        ),
      ),
      nested('iam_instance_profile', [set('arn', own.ref(`aws_iam_instance_profile.${name}.arn`))]),
      nested(
        'metadata_options',
        [
          set('http_endpoint', 'enabled'),
          own.field('http_tokens', 'imdsv2', params.imdsv2 ? 'required' : 'optional'),
          set('http_put_response_hop_limit', 1, {
            note: 'Containers on the instance would need 2.',
          }),
          set('instance_metadata_tags', 'enabled'),
        ],
        { origin: own.from('imdsv2') },
      ),
      nested('monitoring', [own.param('enabled', 'detailedMonitoring')]),
      nested('block_device_mappings', [
        set('device_name', '/dev/xvda'),
        nested('ebs', [
          own.param('volume_size', 'volumeGib'),
          set('volume_type', 'gp3'),
          own.param(
            'encrypted',
            'volumeEncrypted',
            params.volumeEncrypted
              ? 'With the key aws/ebs: a key of our own would need a grant for the role of Auto Scaling.'
              : undefined,
          ),
          set('delete_on_termination', true),
        ]),
      ]),
      launchTags(instanceTags(node, t)),
      nested('lifecycle', [set('create_before_destroy', true)]),
    ]),
  );
}
