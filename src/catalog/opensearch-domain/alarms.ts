import type { Alarm as AnyAlarm } from '../../exporters/watching';
import type { ParamsOf } from '../../spec/fields';
import type { opensearchDomain } from './spec';

type Params = ParamsOf<typeof opensearchDomain.fields>;

const MIB_PER_GIB = 1024;
/** OpenSearch Service guide, "Recommended CloudWatch alarms": a fifth of the volume, in MiB as the metric has it. */
const LEAST_FREE = 0.2;

/** `name`: of the domain; `account`: the id of the account, which is a dimension of its metrics. */
export function domainAlarms<E>(
  params: Params,
  name: E,
  account: E,
): readonly AnyAlarm<E | number>[] {
  type Alarm = AnyAlarm<E | number>;
  const alarm = (
    key: string,
    metric: string,
    statistic: Alarm['statistic'],
    comparison: Alarm['comparison'],
    threshold: number,
    says: string,
  ): Alarm => ({
    key,
    says,
    namespace: 'AWS/ES',
    metric,
    dimensions: [
      ['DomainName', name],
      ['ClientId', account],
    ],
    statistic,
    comparison,
    threshold,
    missing: 'missing',
  });
  return [
    {
      ...alarm(
        'red',
        'ClusterStatus.red',
        'Maximum',
        '>=',
        1,
        'A primary shard is lost: searches miss documents, and no snapshot is taken.',
      ),
      isOutage: true,
    },
    alarm(
      'yellow',
      'ClusterStatus.yellow',
      'Maximum',
      '>=',
      1,
      'A replica shard is missing: the next lost node loses documents.',
    ),
    alarm(
      'storage',
      'FreeStorageSpace',
      'Minimum',
      '<',
      Math.round(params.volumeGib * MIB_PER_GIB * LEAST_FREE),
      'A data node has less than a fifth of its volume left; a full one refuses to write.',
    ),
    alarm(
      'blocked',
      'ClusterIndexWritesBlocked',
      'Maximum',
      '>=',
      1,
      'The domain refuses to write: it lacks storage or memory.',
    ),
    alarm(
      'memory',
      'JVMMemoryPressure',
      'Maximum',
      '>',
      80,
      'The heap is nearly full: searches are refused next.',
    ),
    alarm(
      'snapshot',
      'AutomatedSnapshotFailure',
      'Maximum',
      '>=',
      1,
      'The hourly snapshot failed.',
    ),
    ...(params.atRest
      ? [
          alarm(
            'key',
            'KMSKeyError',
            'Maximum',
            '>=',
            1,
            'The key of the domain is disabled or gone; without it the data is lost.',
          ),
        ]
      : []),
  ];
}
