import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import type { Alarm, WatchedEvent } from '../../exporters/watching';
import { maxConnections, rdsMemoryBytes } from '../instance-sizes';
import { SERVERLESS } from '../instances';
import type { auroraCluster } from './spec';

type Cluster = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

const MEBIBYTE = 2 ** 20;
const GIBIBYTE = 2 ** 30;

/** Of the cluster, and of its writer, whichever instance that is. */
export function clusterAlarms<E>(
  { params }: Cluster,
  identifier: E,
): readonly Alarm<E | number | string>[] {
  const { engine, instanceClass, readers } = params;
  const cluster = [['DBClusterIdentifier', identifier]] as const;
  const writer = [...cluster, ['Role', 'WRITER']] as const;
  const above = (
    key: string,
    metric: string,
    threshold: number,
    says: string,
  ): Alarm<E | number | string> => ({
    key,
    says,
    namespace: 'AWS/RDS',
    metric,
    dimensions: writer,
    statistic: 'Maximum',
    comparison: '>',
    threshold,
    missing: 'missing',
  });
  const below = (
    key: string,
    metric: string,
    threshold: number,
    says: string,
  ): Alarm<E | number | string> => ({
    ...above(key, metric, threshold, says),
    statistic: 'Minimum',
    comparison: '<',
  });
  const connections = maxConnections(engine, instanceClass);
  return [
    {
      ...above(
        'cpu',
        'CPUUtilization',
        80,
        'The processor of the writer has been busy for minutes.',
      ),
      statistic: 'Average',
    },
    ...(instanceClass === SERVERLESS
      ? [
          above(
            'capacity',
            'ACUUtilization',
            90,
            'The writer is nearly as large as it may grow: raise the limit, or look for what loads it.',
          ),
        ]
      : [
          below(
            'memory',
            'FreeableMemory',
            Math.min(256 * MEBIBYTE, Math.round((rdsMemoryBytes(instanceClass) ?? GIBIBYTE) / 10)),
            'Memory of the writer is nearly used up.',
          ),
          below(
            'local-storage',
            'FreeLocalStorage',
            GIBIBYTE,
            'Temporary tables and logs have nearly filled the local storage of the writer.',
          ),
        ]),
    ...(connections === null
      ? []
      : [
          above(
            'connections',
            'DatabaseConnections',
            Math.floor(connections * 0.8),
            'Four fifths of the connections that the writer takes are in use.',
          ),
        ]),
    ...(readers > 0
      ? [
          {
            ...above(
              'lag',
              'AuroraReplicaLagMaximum',
              2000,
              'A reader is two seconds behind: its answers are old, and it may restart.',
            ),
            dimensions: cluster,
          },
        ]
      : []),
  ];
}

export const clusterEvents = <E>(
  identifier: E,
): readonly WatchedEvent<readonly (E | string)[]>[] => [
  {
    key: 'failures',
    says: 'Failover or failure of an Aurora cluster',
    source: 'aws.rds',
    types: ['RDS DB Cluster Event'],
    detail: [
      ['SourceIdentifier', [identifier]],
      ['EventCategories', ['failover', 'failure']],
    ],
  },
];
