import type { Alarm, WatchedEvent } from '../../exporters/watching';
import type { ParamsOf } from '../../spec/fields';
import { launchEvent } from '../launch-event';
import { isOnEc2 } from './servers';
import type { ecsService } from './spec';

type Params = ParamsOf<typeof ecsService.fields>;

/** What the alarms of a service are about, in the language of the export; `provider` and `group` are there on EC2. */
interface Names<E> {
  readonly cluster: E;
  readonly service: E;
  readonly provider: () => E;
  readonly group: () => E;
}

export function serviceAlarms<E>(params: Params, names: Names<E>): readonly Alarm<E | number>[] {
  const dimensions = [
    ['ClusterName', names.cluster],
    ['ServiceName', names.service],
  ] as const;
  const busy = (key: string, metric: string, says: string): Alarm<E | number> => ({
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
      threshold: params.min,
      missing: params.min > 0 ? 'breaching' : 'notBreaching',
    },
    ...serverAlarms(params, names),
  ];
}

function serverAlarms<E>(params: Params, names: Names<E>): readonly Alarm<E | number>[] {
  if (!isOnEc2(params)) return [];
  return [
    {
      key: 'capacity',
      says: 'Tasks wait for servers that do not come: look at the maximum of the group.',
      namespace: 'AWS/ECS/ManagedScaling',
      metric: 'CapacityProviderReservation',
      dimensions: [
        ['ClusterName', names.cluster],
        ['CapacityProviderName', names.provider()],
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
      dimensions: [['AutoScalingGroupName', names.group()]],
      statistic: 'Minimum',
      comparison: '<',
      threshold: params.minInstances,
      missing: params.minInstances > 0 ? 'breaching' : 'notBreaching',
    },
  ];
}

/** `failed`: the detail of a failed deployment, and `group`: of the servers, as lists in the language of the export. */
export const serviceEvents = <E>(
  params: Params,
  { failed, service, group }: { readonly failed: E; readonly service: E; readonly group: () => E },
): readonly WatchedEvent<E>[] => [
  {
    key: 'deployments',
    says: 'Deployments that failed and were rolled back',
    source: 'aws.ecs',
    types: ['ECS Deployment State Change'],
    detail: [['eventName', failed]],
    resources: [service],
  },
  ...(isOnEc2(params) ? [launchEvent(group())] : []),
];

export const DEPLOYMENT_FAILED = ['SERVICE_DEPLOYMENT_FAILED'] as const;
