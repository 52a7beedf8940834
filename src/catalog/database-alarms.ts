import type { Alarm, WatchedEvent } from '../exporters/watching';
import { maxConnections, rdsMemoryBytes } from './instance-sizes';

interface Instance<E> {
  readonly identifier: E;
  readonly instanceClass: string;
  readonly engine: string;
  readonly allocatedGib: number;
}

const MEBIBYTE = 2 ** 20;
const GIBIBYTE = 2 ** 30;

/** A tenth, but not more than ten: what is left of a large volume lasts longer. */
const leastStorage = (allocatedGib: number): number => Math.min(10, allocatedGib / 10) * GIBIBYTE;

const leastMemory = (instanceClass: string): number =>
  Math.min(256 * MEBIBYTE, Math.round((rdsMemoryBytes(instanceClass) ?? GIBIBYTE) / 10));

/** The alarms of an RDS instance, source or replica. */
export function databaseAlarms<E>(instance: Instance<E>): readonly Alarm<E | number>[] {
  const { instanceClass, engine } = instance;
  const dimensions = [['DBInstanceIdentifier', instance.identifier]] as const;
  const above = (
    key: string,
    metric: string,
    threshold: number,
    says: string,
  ): Alarm<E | number> => ({
    key,
    says,
    namespace: 'AWS/RDS',
    metric,
    dimensions,
    statistic: 'Average',
    comparison: '>',
    threshold,
    missing: 'missing',
  });
  const below = (
    key: string,
    metric: string,
    threshold: number,
    says: string,
  ): Alarm<E | number> => ({
    ...above(key, metric, threshold, says),
    statistic: 'Minimum',
    comparison: '<',
  });
  const connections = maxConnections(engine, instanceClass);
  return [
    above('cpu', 'CPUUtilization', 80, 'The processor has been busy for minutes.'),
    {
      ...below(
        'storage',
        'FreeStorageSpace',
        leastStorage(instance.allocatedGib),
        'The volume is nearly full; a full one stops the database.',
      ),
      missing: 'breaching',
    },
    below('memory', 'FreeableMemory', leastMemory(instanceClass), 'Memory is nearly used up.'),
    ...(connections === null
      ? []
      : [
          {
            ...above(
              'connections',
              'DatabaseConnections',
              Math.floor(connections * 0.8),
              'Four fifths of the connections that it takes are in use.',
            ),
            statistic: 'Maximum' as const,
          },
        ]),
    above('queue', 'DiskQueueDepth', 64, 'Reads and writes wait for the volume.'),
    ...(/^db\.t\d/.test(instanceClass)
      ? [
          below(
            'credits',
            'CPUCreditBalance',
            50,
            'The credits of the burstable class run out; then it is slow, or costs more.',
          ),
        ]
      : []),
  ];
}

export const databaseEvents = <E>(
  identifier: E,
): readonly WatchedEvent<readonly (E | string)[]>[] => [
  {
    key: 'failures',
    says: 'Failover, failure or low storage of a database',
    source: 'aws.rds',
    types: ['RDS DB Instance Event'],
    detail: [
      ['SourceIdentifier', [identifier]],
      ['EventCategories', ['failover', 'failure', 'low storage']],
    ],
  },
];

/** Of a replica. */
export const lagAlarm = <E>(identifier: E): Alarm<E | number> => ({
  key: 'lag',
  says: 'The replica is ten minutes behind: reads are old, and so much would be lost with the source.',
  namespace: 'AWS/RDS',
  metric: 'ReplicaLag',
  dimensions: [['DBInstanceIdentifier', identifier]],
  statistic: 'Maximum',
  comparison: '>',
  threshold: 600,
  missing: 'missing',
});
