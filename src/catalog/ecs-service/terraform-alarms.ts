import type { Entry } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform, type WatchedEvent } from '../../exporters/terraform';
import type { ecsService } from './spec';
import { clusterOf } from './terraform-cluster';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

export function alarmsOf(node: Service, t: Terraform): readonly Alarm[] {
  const cluster = clusterOf(node, t);
  if (!cluster) return [];
  const dimensions: readonly Entry[] = [
    ['ClusterName', cluster.name],
    ['ServiceName', fieldsOf(node).ref(`aws_ecs_service.${t.id(node)}.name`)],
  ];
  const busy = (key: string, metric: string, says: string): Alarm => ({
    key,
    says,
    namespace: 'AWS/ECS',
    metric,
    dimensions,
    statistic: 'Average',
    comparison: '>',
    threshold: 85,
    missing: 'missing',
  });
  return [
    busy(
      'cpu',
      'CPUUtilization',
      'The tasks are busy although there should be more of them by now.',
    ),
    busy('memory', 'MemoryUtilization', 'The tasks have nearly used up their memory.'),
    {
      ...busy('running', 'RunningTaskCount', 'Fewer tasks run than the minimum.'),
      namespace: 'ECS/ContainerInsights',
      statistic: 'Minimum',
      comparison: '<',
      threshold: node.params.min,
      missing: node.params.min > 0 ? 'breaching' : 'notBreaching',
    },
  ];
}

export const eventsOf = (node: Service, t: Terraform): readonly WatchedEvent[] => [
  {
    key: 'deployments',
    says: 'Deployments that failed and were rolled back',
    source: 'aws.ecs',
    types: ['ECS Deployment State Change'],
    detail: [['eventName', ['SERVICE_DEPLOYMENT_FAILED']]],
    resources: [fieldsOf(node).ref(`aws_ecs_service.${t.id(node)}.arn`)],
  },
];
