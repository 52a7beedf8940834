import { nested, ref, set, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import { drawnStatements } from '../terraform-access';
import { placeOf } from '../terraform-place';
import { joinedRoutes, type JoinedRoute } from '../terraform-routes';
import type { autoScalingGroup } from './spec';
import { instanceTags } from './terraform-launch-template';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

export function emitGroup(node: Group, t: Terraform): void {
  const own = fieldsOf(node);
  const { params } = node;
  const place = placeOf(node, t);
  if (!place) return;
  const routes = joinedRoutes(node, t);
  const isAttached = routes.some(({ targetGroup }) => targetGroup.attachedTo !== null);
  const isScaled = params.cpuScaling || (params.requestScaling && isAttached);
  const name = t.id(node);
  t.add(
    node,
    'compute',
    t.resource(node, 'aws_autoscaling_group', name, [
      set('name_prefix', t.awsName(node, '-')),
      own.param('min_size', 'min'),
      own.param('max_size', 'max'),
      own.param('desired_capacity', 'desired'),
      own.field(
        'vpc_zone_identifier',
        'multiAz',
        params.multiAz ? place.subnets : [place.firstSubnet],
      ),
      routes.length > 0 &&
        set(
          'target_group_arns',
          routes.map(({ targetGroup }) => targetGroup.arn),
        ),
      // Without a target group that takes requests ELB health would never come.
      own.field(
        'health_check_type',
        'healthCheckType',
        isAttached ? params.healthCheckType : 'EC2',
      ),
      own.param('health_check_grace_period', 'gracePeriodSeconds'),
      own.param('default_instance_warmup', 'warmupSeconds'),
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
          own.param('min_healthy_percentage', 'refreshMinHealthyPercent'),
          own.param('max_healthy_percentage', 'refreshMaxHealthyPercent'),
          own.param('instance_warmup', 'warmupSeconds'),
          set('auto_rollback', true),
        ]),
      ]),
      nested(
        'dynamic',
        [
          set('for_each', instanceTags(node, t)),
          nested('content', [
            set('key', ref('tag.key')),
            set('value', ref('tag.value')),
            set('propagate_at_launch', true),
          ]),
        ],
        { labels: ['tag'] },
      ),
      nested('lifecycle', [
        set('create_before_destroy', true),
        isScaled &&
          set('ignore_changes', [ref('desired_capacity')], {
            note: 'The scaling policies own it from then on.',
          }),
      ]),
      dependsOn(node, routes, place.egress, t),
    ]),
  );
}

/** What an instance needs from its first second, and nothing refers to. */
function dependsOn(
  node: Group,
  routes: readonly JoinedRoute[],
  egress: readonly Expression[],
  t: Terraform,
) {
  const own = fieldsOf(node);
  return set(
    'depends_on',
    [
      // A target group must be in use before ALBRequestCountPerTarget or ELB health can refer to it.
      ...routes.flatMap(({ targetGroup }) => targetGroup.attachedTo ?? []),
      ...egress,
      own.ref(`aws_iam_role_policy_attachment.${t.derived(node, 'ssm')}`),
      ...(drawnStatements(node, t).length > 0
        ? [own.ref(`aws_iam_role_policy.${t.id(node)}`)]
        : []),
    ],
    {
      note: 'Health checks, the way out and the rights must be there when the first instance starts.',
    },
  );
}
