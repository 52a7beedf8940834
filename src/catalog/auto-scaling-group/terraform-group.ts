import { nested, ref, set, type Attribute, type Block, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, inMarkdown, nameOf, type Terraform } from '../../exporters/terraform';
import { drawnStatements } from '../terraform-access';
import { queuesOf } from '../terraform-backlog';
import { groupTags } from '../terraform-launch-tags';
import { placeOf } from '../terraform-place';
import { joinedRoutes, type JoinedRoute } from '../terraform-routes';
import { hasSpot } from './mixed';
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
  const isScaled =
    params.cpuScaling ||
    (params.requestScaling && isAttached) ||
    params.schedule ||
    queuesOf(node, t).length > 0;
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
      ...template(node, name, t),
      params.warmPool &&
        nested(
          'warm_pool',
          [
            own.param('pool_state', 'warmPoolState'),
            own.param('min_size', 'warmPoolSize'),
            own.param(
              'max_group_prepared_capacity',
              'warmPoolSize',
              'Like the minimum, or the pool would hold all that is missing to the maximum of the group.',
            ),
            nested('instance_reuse_policy', [own.param('reuse_on_scale_in', 'warmPoolReuse')]),
          ],
          { origin: own.from('warmPool') },
        ),
      nested('instance_refresh', [
        set('strategy', 'Rolling'),
        nested('preferences', [
          own.param('min_healthy_percentage', 'refreshMinHealthyPercent'),
          own.param('max_healthy_percentage', 'refreshMaxHealthyPercent'),
          own.param('instance_warmup', 'warmupSeconds'),
          set('auto_rollback', false, {
            note: 'AWS refuses to roll back to a template whose image is looked up at launch.',
          }),
        ]),
      ]),
      groupTags(instanceTags(node, t)),
      nested('lifecycle', [
        set('create_before_destroy', true),
        isScaled && ignored(params.schedule),
      ]),
      dependsOn(node, routes, place.egress, t),
    ]),
  );
}

const ignored = (hasSchedule: boolean): Attribute =>
  hasSchedule
    ? set('ignore_changes', [ref('min_size'), ref('max_size'), ref('desired_capacity')], {
        note: 'The schedule and the policies own them: an apply at noon must not bring the night back.',
      })
    : set('ignore_changes', [ref('desired_capacity')], {
        note: 'The scaling policies own it from then on.',
      });

/** The template, or the template with the types and the purchase that vary it. */
function template(node: Group, name: string, t: Terraform): readonly (Attribute | Block)[] {
  const own = fieldsOf(node);
  const { params } = node;
  const version = set('version', own.ref(`aws_launch_template.${name}.latest_version`), {
    note: 'A number: "$Latest" would never differ, and so never start a refresh.',
  });
  const id = own.ref(`aws_launch_template.${name}.id`);
  if (!params.mixedInstances) return [nested('launch_template', [set('id', id), version])];
  const isSpot = hasSpot(params);
  if (isSpot) {
    t.decide(
      `spot-${node.id}`,
      `${inMarkdown(nameOf(node))} runs partly on Spot servers, which AWS takes back with two minutes' notice: the application has ` +
        'to finish or give back what it works on when it gets SIGTERM.',
    );
  }
  return [
    ...(isSpot
      ? [
          own.field(
            'capacity_rebalance',
            'onDemandPercent',
            true,
            'A new server starts when AWS says that it will take a Spot one.',
          ),
        ]
      : []),
    nested(
      'mixed_instances_policy',
      [
        nested('instances_distribution', [
          set('on_demand_allocation_strategy', 'prioritized', {
            note: 'The first of the types below that the zone has.',
          }),
          ...(isSpot
            ? [
                own.param('on_demand_base_capacity', 'onDemandBase'),
                own.param('on_demand_percentage_above_base_capacity', 'onDemandPercent'),
                own.param('spot_allocation_strategy', 'spotStrategy'),
              ]
            : [own.param('on_demand_percentage_above_base_capacity', 'onDemandPercent')]),
        ]),
        nested('launch_template', [
          nested('launch_template_specification', [set('launch_template_id', id), version]),
          ...[
            ['instanceType', params.instanceType] as const,
            ...params.otherTypes
              .filter((type) => type !== params.instanceType)
              .map((type) => ['otherTypes', type] as const),
          ].map(([field, type]) =>
            nested('override', [own.field('instance_type', field, type)], {
              origin: own.from(field),
            }),
          ),
        ]),
      ],
      { origin: own.from('mixedInstances') },
    ),
  ];
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
