import { nested, set, type Attribute, type Block } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
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

function policy(
  node: Group,
  of: ModelNode | ModelEdge,
  name: string,
  t: Terraform,
  tracking: readonly (Attribute | Block)[],
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
