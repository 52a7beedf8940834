import type { Entry, Expression } from '../codegen/hcl';
import type { Alarm, WatchedEvent } from '../exporters/terraform';
import { maxConnections, rdsMemoryBytes } from './instance-sizes';

interface Instance {
  readonly identifier: Expression;
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
export function databaseAlarms(instance: Instance): readonly Alarm[] {
  const { instanceClass, engine } = instance;
  const dimensions: readonly Entry[] = [['DBInstanceIdentifier', instance.identifier]];
  const above = (key: string, metric: string, threshold: number, says: string): Alarm => ({
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
  const below = (key: string, metric: string, threshold: number, says: string): Alarm => ({
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

export const databaseEvents = (identifier: Expression): readonly WatchedEvent[] => [
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
