import type { Entry } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform, type WatchedEvent } from '../../exporters/terraform';
import { isOnEc2 } from './servers';
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
    ...serverAlarms(node, dimensions[0]!, t),
  ];
}

const groupName = (node: Service, t: Terraform) =>
  fieldsOf(node).ref(`aws_autoscaling_group.${t.id(node)}.name`);

function serverAlarms(node: Service, cluster: Entry, t: Terraform): readonly Alarm[] {
  if (!isOnEc2(node.params)) return [];
  return [
    {
      key: 'capacity',
      says: 'Tasks wait for servers that do not come: look at the maximum of the group.',
      namespace: 'AWS/ECS/ManagedScaling',
      metric: 'CapacityProviderReservation',
      dimensions: [
        cluster,
        [
          'CapacityProviderName',
          fieldsOf(node).ref(`aws_ecs_capacity_provider.${t.id(node)}.name`),
        ],
      ],
      statistic: 'Minimum',
      comparison: '>',
      // 100 is what all servers together have; a server takes a few minutes to start.
      threshold: 100,
      missing: 'missing',
      period: { seconds: 60, times: 15 },
    },
    {
      key: 'servers',
      says: 'Fewer servers are in service than the minimum.',
      namespace: 'AWS/AutoScaling',
      metric: 'GroupInServiceInstances',
      dimensions: [['AutoScalingGroupName', groupName(node, t)]],
      statistic: 'Minimum',
      comparison: '<',
      threshold: node.params.minInstances,
      missing: node.params.minInstances > 0 ? 'breaching' : 'notBreaching',
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
  ...(isOnEc2(node.params)
    ? [
        {
          key: 'launches',
          says: 'Servers that could not be started or stopped',
          source: 'aws.autoscaling',
          types: ['EC2 Instance Launch Unsuccessful', 'EC2 Instance Terminate Unsuccessful'],
          detail: [['AutoScalingGroupName', [groupName(node, t)]] as const],
        },
      ]
    : []),
];
