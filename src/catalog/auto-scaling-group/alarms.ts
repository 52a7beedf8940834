import type { Alarm } from '../../exporters/watching';
import type { ParamsOf } from '../../spec/fields';
import { smallestOf } from './schedule';
import type { autoScalingGroup } from './spec';

/** `name`: of the group, in the language of the export. */
export const groupAlarms = <E>(
  params: ParamsOf<typeof autoScalingGroup.fields>,
  name: E,
): readonly Alarm<E | number>[] => [
  {
    key: 'cpu',
    says: 'The servers are busy although the group should have grown: look at its maximum.',
    namespace: 'AWS/EC2',
    metric: 'CPUUtilization',
    dimensions: [['AutoScalingGroupName', name]],
    statistic: 'Average',
    comparison: '>',
    threshold: 85,
    missing: 'missing',
  },
  {
    key: 'in-service',
    says: 'Fewer servers are in service than the minimum.',
    namespace: 'AWS/AutoScaling',
    metric: 'GroupInServiceInstances',
    dimensions: [['AutoScalingGroupName', name]],
    statistic: 'Minimum',
    comparison: '<',
    threshold: smallestOf(params),
    missing: 'breaching',
  },
];
