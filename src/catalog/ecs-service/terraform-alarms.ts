import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform, type WatchedEvent } from '../../exporters/terraform';
import { DEPLOYMENT_FAILED, serviceAlarms, serviceEvents } from './alarms';
import type { ecsService } from './spec';
import { clusterOf } from './terraform-cluster';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

const groupName = (node: Service, t: Terraform) =>
  fieldsOf(node).ref(`aws_autoscaling_group.${t.id(node)}.name`);

export function alarmsOf(node: Service, t: Terraform): readonly Alarm[] {
  const cluster = clusterOf(node, t);
  if (!cluster) return [];
  const own = fieldsOf(node);
  return serviceAlarms(node.params, {
    cluster: cluster.name,
    service: own.ref(`aws_ecs_service.${t.id(node)}.name`),
    provider: () => own.ref(`aws_ecs_capacity_provider.${t.id(node)}.name`),
    group: () => groupName(node, t),
  });
}

export const eventsOf = (node: Service, t: Terraform): readonly WatchedEvent[] =>
  serviceEvents(node.params, {
    failed: DEPLOYMENT_FAILED,
    service: fieldsOf(node).ref(`aws_ecs_service.${t.id(node)}.arn`),
    group: () => [groupName(node, t)],
  });
