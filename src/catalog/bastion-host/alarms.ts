import type { Alarm } from '../../exporters/watching';

/** `id`: of the instance, in the language of the export. */
export const bastionAlarms = <E>(id: E): readonly Alarm<E | number>[] => [
  {
    key: 'status',
    says: 'The bastion host fails its status checks: nobody gets to the databases through it.',
    namespace: 'AWS/EC2',
    metric: 'StatusCheckFailed',
    dimensions: [['InstanceId', id]],
    statistic: 'Maximum',
    comparison: '>',
    threshold: 0,
    missing: 'missing',
  },
];
