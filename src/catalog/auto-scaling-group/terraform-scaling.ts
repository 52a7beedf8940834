import { nested, set, type Attribute, type Block, type Items } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import { backlogTracking, queuesOf } from '../terraform-backlog';
import { joinedRoutes } from '../terraform-routes';
import type { autoScalingGroup } from './spec';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

/** Target tracking: of the policies, the one that wants most instances wins. */
export function emitScaling(node: Group, t: Terraform): void {
  const own = fieldsOf(node);
  const { params } = node;
  if (params.cpuScaling) {
    t.add(
      node,
      'compute',
      policy(node, node, t.derived(node, 'cpu'), t, [
        own.param('target_value', 'cpuTarget'),
        nested('predefined_metric_specification', [
          set('predefined_metric_type', 'ASGAverageCPUUtilization'),
        ]),
      ]),
    );
  }
  emitQueues(node, t);
  if (params.schedule) emitSchedule(node, t);
  if (!params.requestScaling) return;
  for (const { edge, targetGroup } of joinedRoutes(node, t)) {
    if (targetGroup.attachedTo === null) continue;
    t.add(
      node,
      'compute',
      policy(
        node,
        edge,
        `${t.edgeName(edge)}_requests`,
        t,
        [
          own.param('target_value', 'requestsPerTarget'),
          nested('predefined_metric_specification', [
            set('predefined_metric_type', 'ALBRequestCountPerTarget'),
            set('resource_label', targetGroup.resourceLabel),
          ]),
        ],
        set('depends_on', [targetGroup.attachedTo], {
          note: 'AWS refuses the label of a target group that no listener uses.',
        }),
      ),
    );
  }
}

function emitQueues(node: Group, t: Terraform): void {
  const workers = {
    namespace: 'AWS/AutoScaling',
    metric: 'GroupInServiceInstances',
    dimensions: {
      AutoScalingGroupName: fieldsOf(node).ref(`aws_autoscaling_group.${t.id(node)}.name`),
    },
  };
  for (const followed of queuesOf(node, t)) {
    const { feed } = followed;
    const name = `${t.edgeName(feed)}_backlog`;
    t.add(node, 'compute', policy(node, feed, name, t, backlogTracking(followed, workers)));
  }
}

function emitSchedule(node: Group, t: Terraform): void {
  const own = fieldsOf(node);
  for (const part of ['morning', 'evening'] as const) {
    t.add(
      node,
      'compute',
      t.resource(node, 'aws_autoscaling_schedule', t.derived(node, part), [
        set('scheduled_action_name', part),
        set('autoscaling_group_name', own.ref(`aws_autoscaling_group.${t.id(node)}.name`)),
        own.param('recurrence', `${part}Cron`),
        own.param('time_zone', 'scheduleZone'),
        own.param('min_size', `${part}Min`),
        own.param('desired_capacity', `${part}Desired`),
        own.param('max_size', `${part}Max`),
      ]),
    );
  }
}

function policy(
  node: Group,
  of: ModelNode | ModelEdge,
  name: string,
  t: Terraform,
  tracking: Items,
  dependsOn?: Attribute,
): Block {
  return t.resource(of, 'aws_autoscaling_policy', name, [
    set('name', name.replaceAll(/_+/g, '-')),
    set('autoscaling_group_name', fieldsOf(node).ref(`aws_autoscaling_group.${t.id(node)}.name`)),
    set('policy_type', 'TargetTrackingScaling'),
    nested('target_tracking_configuration', tracking),
    dependsOn,
  ]);
}
