import { call, comment, nested, object, ref, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, inMarkdown, nameOf, type Terraform } from '../../exporters/terraform';
import { askForBareZone } from '../bare-zone';
import { instanceTrust, managedPolicy, SESSION_MANAGER } from '../terraform-instance-role';
import { groupTags, launchTags } from '../terraform-launch-tags';
import { placeOf } from '../terraform-place';
import { imageOf, isOnEc2 } from './servers';
import type { ecsService } from './spec';
import { clusterOf } from './terraform-cluster';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

/** The servers of a service on EC2, and the capacity provider through which ECS scales them. */
export function emitServers(node: Service, t: Terraform): void {
  if (!isOnEc2(node.params)) return;
  emitRole(node, t);
  emitDoor(node, t);
  emitTemplate(node, t);
  emitGroup(node, t);
  tell(node, t);
}

function tell(node: Service, t: Terraform): void {
  askForBareZone(node, t, 'the variables');
  t.decide(
    'ecs-servers',
    'Each service on EC2 has servers of its own: a launch template, an Auto Scaling group and a capacity provider. So services may ' +
      'differ in instance type, and none takes the room of another. ECS starts and stops the servers as tasks need them.',
  );
  t.decide(
    'ecs-image',
    'Servers of services start from the newest Amazon Linux 2023 for ECS, which EC2 looks up at launch. A new image causes no diff: ' +
      '`aws autoscaling start-instance-refresh` takes it, and tasks are drained before their server goes.',
  );
  t.after(
    'ecs-leave-servers',
    'ECS keeps a capacity provider that a service uses. To bring a service from EC2 back to Fargate, destroy it first ' +
      '(`terraform destroy -target=aws_ecs_service.NAME`), then apply.',
  );
  if (node.params.eniTrunking) {
    t.before(
      'ecs-trunking',
      'Trunk interfaces for containers, a setting of the account and region that servers read when they start: ' +
        '`aws ecs put-account-setting-default --name awsvpcTrunking --value enabled`.',
    );
  }
  if (t.model.networkOf(node.id)?.isExisting) {
    t.before(
      `ecs-servers-${node.id}`,
      `A way from the subnets of ${inMarkdown(nameOf(node))} to ECS and to the registry of its image: a NAT gateway, or endpoints for ecs, ` +
        'ecs-agent, ecs-telemetry, ecr.api, ecr.dkr, logs and S3. The VPC exists, so none is made here.',
    );
  }
}

function emitRole(node: Service, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.derived(node, 'servers');
  t.add(
    node,
    'ecs',
    comment(
      'What the servers may do, apart from the tasks: join the cluster, pull images, be reached by Session Manager.',
    ),
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-ec2-')),
      instanceTrust(t),
    ]),
    managedPolicy(node, t, name, name, 'service-role/AmazonEC2ContainerServiceforEC2Role'),
    managedPolicy(node, t, t.derived(node, 'ssm'), name, SESSION_MANAGER),
    t.resource(node, 'aws_iam_instance_profile', name, [
      set('name_prefix', t.awsName(node, '-ec2-')),
      set('role', own.ref(`aws_iam_role.${name}.name`)),
    ]),
  );
}

/** Tasks have interfaces and groups of their own: nobody needs to reach the servers themselves. */
function emitDoor(node: Service, t: Terraform): void {
  const vpc = placeOf(node, t)?.vpc;
  if (!vpc) return;
  const name = t.derived(node, 'servers');
  t.add(
    node,
    'security',
    t.resource(node, 'aws_security_group', name, [
      set('name_prefix', t.awsName(node, '-servers-')),
      set('description', `Servers of the ECS service ${node.slug}`),
      set('vpc_id', vpc.id),
      set('tags', object({ Name: t.awsName(node, '-servers') })),
      nested('lifecycle', [set('create_before_destroy', true)]),
    ]),
    t.resource(node, 'aws_vpc_security_group_egress_rule', `${name}_to_internet_443`, [
      set('security_group_id', fieldsOf(node).ref(`aws_security_group.${name}.id`)),
      set('description', 'HTTPS to AWS APIs and image registries'),
      set('cidr_ipv4', '0.0.0.0/0'),
      set('ip_protocol', 'tcp'),
      set('from_port', 443),
      set('to_port', 443),
    ]),
  );
}

const tags = (node: Service, t: Terraform) =>
  call('merge', ref('local.tags'), object({ Name: t.awsName(node) }));

function emitTemplate(node: Service, t: Terraform): void {
  const own = fieldsOf(node);
  const cluster = clusterOf(node, t);
  if (!cluster) return;
  const name = t.id(node);
  const servers = t.derived(node, 'servers');
  const config = '>> /etc/ecs/ecs.config';
  t.add(
    node,
    'ecs',
    t.resource(node, 'aws_launch_template', name, [
      set('name_prefix', t.awsName(node, '-')),
      own.field(
        'image_id',
        'instanceType',
        `resolve:ssm:${imageOf(node.params.instanceType)}`,
        'Looked up by EC2 at launch: no image id in the plan, and no diff when Amazon publishes a new one.',
      ),
      own.param('instance_type', 'instanceType'),
      set('vpc_security_group_ids', [own.ref(`aws_security_group.${servers}.id`)]),
      set('update_default_version', true),
      set('ebs_optimized', true),
      set(
        'user_data',
        call(
          'base64encode',
          call('join', '\n', [
            '#!/bin/bash',
            template("echo 'ECS_CLUSTER=", cluster.name, `' ${config}`),
            `echo 'ECS_AWSVPC_BLOCK_IMDS=true' ${config}`,
          ]),
        ),
        { note: 'Tasks are kept from the metadata of the server, and so from its role.' },
      ),
      nested('iam_instance_profile', [
        set('arn', own.ref(`aws_iam_instance_profile.${servers}.arn`)),
      ]),
      nested('metadata_options', [
        set('http_endpoint', 'enabled'),
        set('http_tokens', 'required'),
        set('http_put_response_hop_limit', 1),
        set('instance_metadata_tags', 'enabled'),
      ]),
      nested('monitoring', [set('enabled', true)]),
      nested('block_device_mappings', [
        set('device_name', '/dev/xvda'),
        nested('ebs', [
          own.param('volume_size', 'volumeGib'),
          set('volume_type', 'gp3'),
          set('encrypted', true, {
            note: 'With the key aws/ebs: a key of our own would need a grant for the role of Auto Scaling.',
          }),
          set('delete_on_termination', true),
        ]),
      ]),
      launchTags(tags(node, t)),
      nested('lifecycle', [set('create_before_destroy', true)]),
    ]),
  );
}

function emitGroup(node: Service, t: Terraform): void {
  const own = fieldsOf(node);
  const place = placeOf(node, t);
  if (!place) return;
  const name = t.id(node);
  const servers = t.derived(node, 'servers');
  t.add(
    node,
    'ecs',
    t.resource(node, 'aws_autoscaling_group', name, [
      set('name_prefix', t.awsName(node, '-')),
      own.param('min_size', 'minInstances'),
      own.param('max_size', 'maxInstances'),
      set('vpc_zone_identifier', place.subnets),
      set('health_check_type', 'EC2'),
      set('protect_from_scale_in', true, {
        note: 'ECS says which server may go: one that holds no task.',
      }),
      set('force_delete', true, {
        note: 'A destroy would wait in vain for protected servers to leave; nothing on them is to be kept.',
      }),
      set('enabled_metrics', [
        'GroupDesiredCapacity',
        'GroupInServiceInstances',
        'GroupMaxSize',
        'GroupMinSize',
        'GroupTotalInstances',
      ]),
      set('wait_for_capacity_timeout', '15m'),
      nested('launch_template', [
        set('id', own.ref(`aws_launch_template.${name}.id`)),
        set('version', own.ref(`aws_launch_template.${name}.latest_version`), {
          note: 'A number: "$Latest" would never differ, and so never start a refresh.',
        }),
      ]),
      nested('instance_refresh', [
        set('strategy', 'Rolling'),
        nested('preferences', [
          set('min_healthy_percentage', 100),
          set('max_healthy_percentage', 150),
          set('scale_in_protected_instances', 'Refresh', {
            note: 'Protected servers would be left as they are; ECS drains each before it goes.',
          }),
        ]),
      ]),
      groupTags(
        call(
          'merge',
          ref('local.tags'),
          // ECS adds it to the group of a provider, and an apply would take it away again.
          object({ Name: t.awsName(node), AmazonECSManaged: 'true' }),
        ),
      ),
      nested('lifecycle', [
        set('create_before_destroy', true),
        set('ignore_changes', [ref('desired_capacity')], {
          note: 'ECS owns it from then on.',
        }),
      ]),
      set(
        'depends_on',
        [
          ...place.egress,
          own.ref(`aws_iam_role_policy_attachment.${servers}`),
          own.ref(`aws_iam_role_policy_attachment.${t.derived(node, 'ssm')}`),
        ],
        {
          note: 'The way out and the rights must be there when the first server starts, or it joins no cluster.',
        },
      ),
    ]),
    t.resource(node, 'aws_ecs_capacity_provider', name, [
      set('name', template('servers-', own.ref(`aws_autoscaling_group.${name}.name`)), {
        note: 'ECS takes no name that begins with aws, ecs or fargate, as that of a project may.',
      }),
      nested('auto_scaling_group_provider', [
        set('auto_scaling_group_arn', own.ref(`aws_autoscaling_group.${name}.arn`)),
        set('managed_termination_protection', 'ENABLED'),
        set('managed_draining', 'ENABLED'),
        nested('managed_scaling', [
          set('status', 'ENABLED'),
          own.param('target_capacity', 'targetCapacityPercent'),
        ]),
      ]),
      nested('lifecycle', [
        set('create_before_destroy', true, {
          note: 'The cluster has to let go of a provider before it can be deleted.',
        }),
      ]),
    ]),
  );
}
