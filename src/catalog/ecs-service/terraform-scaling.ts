import { nested, set, template, type Block, type Items } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import { backlogTracking, queuesOf } from '../terraform-backlog';
import { joinedRoutes } from '../terraform-routes';
import type { ecsService } from './spec';
import { clusterOf } from './terraform-cluster';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

/** Target tracking: of the policies, the one that wants most tasks wins. */
export function emitScaling(node: Service, t: Terraform): void {
  const own = fieldsOf(node);
  const { params } = node;
  const name = t.id(node);
  const cluster = clusterOf(node, t);
  const routes = params.requestScaling
    ? joinedRoutes(node, t).filter(({ targetGroup }) => targetGroup.attachedTo !== null)
    : [];
  const queues = queuesOf(node, t);
  if (!cluster || (!params.cpuScaling && routes.length + queues.length === 0)) return;
  t.add(
    node,
    'ecs',
    t.resource(node, 'aws_appautoscaling_target', name, [
      set('service_namespace', 'ecs'),
      set(
        'resource_id',
        template('service/', cluster.name, '/', own.ref(`aws_ecs_service.${name}.name`)),
      ),
      set('scalable_dimension', 'ecs:service:DesiredCount'),
      own.param('min_capacity', 'min'),
      own.param('max_capacity', 'max'),
    ]),
    params.cpuScaling &&
      policy(node, node, t.derived(node, 'cpu'), t, [
        own.param('target_value', 'cpuTarget'),
        nested('predefined_metric_specification', [
          set('predefined_metric_type', 'ECSServiceAverageCPUUtilization'),
        ]),
      ]),
    routes.map(({ edge, targetGroup }) =>
      policy(node, edge, `${t.edgeName(edge)}_requests`, t, [
        own.param('target_value', 'requestsPerTarget'),
        nested('predefined_metric_specification', [
          set('predefined_metric_type', 'ALBRequestCountPerTarget'),
          set('resource_label', targetGroup.resourceLabel),
        ]),
      ]),
    ),
    queues.map((followed) =>
      policy(
        node,
        followed.feed,
        `${t.edgeName(followed.feed)}_backlog`,
        t,
        backlogTracking(followed, {
          namespace: 'ECS/ContainerInsights',
          metric: 'RunningTaskCount',
          dimensions: {
            ClusterName: cluster.name,
            ServiceName: own.ref(`aws_ecs_service.${name}.name`),
          },
        }),
      ),
    ),
  );
}

function policy(
  node: Service,
  of: ModelNode | ModelEdge,
  name: string,
  t: Terraform,
  tracking: Items,
): Block {
  const target = `aws_appautoscaling_target.${t.id(node)}`;
  const own = fieldsOf(node);
  return t.resource(of, 'aws_appautoscaling_policy', name, [
    set('name', name.replaceAll(/_+/g, '-')),
    set('policy_type', 'TargetTrackingScaling'),
    set('service_namespace', own.ref(`${target}.service_namespace`)),
    set('resource_id', own.ref(`${target}.resource_id`)),
    set('scalable_dimension', own.ref(`${target}.scalable_dimension`)),
    nested('target_tracking_scaling_policy_configuration', tracking),
  ]);
}
