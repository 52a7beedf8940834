import type { Entry, Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform, type WatchedEvent } from '../../exporters/terraform';
import { maxConnections, rdsMemoryBytes } from '../instance-sizes';
import { SERVERLESS } from '../instances';
import type { auroraCluster } from './spec';

type Cluster = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

const MEBIBYTE = 2 ** 20;
const GIBIBYTE = 2 ** 30;

const clusterIdentifier = (node: Cluster, t: Terraform): Expression =>
  fieldsOf(node).ref(`aws_rds_cluster.${t.id(node)}.cluster_identifier`);

/** Of the cluster, and of its writer, whichever instance that is. */
export function alarmsOf(node: Cluster, t: Terraform): readonly Alarm[] {
  const { engine, instanceClass, readers } = node.params;
  const cluster: readonly Entry[] = [['DBClusterIdentifier', clusterIdentifier(node, t)]];
  const writer: readonly Entry[] = [...cluster, ['Role', 'WRITER']];
  const above = (key: string, metric: string, threshold: number, says: string): Alarm => ({
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
  const below = (key: string, metric: string, threshold: number, says: string): Alarm => ({
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

export const eventsOf = (node: Cluster, t: Terraform): readonly WatchedEvent[] => [
  {
    key: 'failures',
    says: 'Failover or failure of an Aurora cluster',
    source: 'aws.rds',
    types: ['RDS DB Cluster Event'],
    detail: [
      ['SourceIdentifier', [clusterIdentifier(node, t)]],
      ['EventCategories', ['failover', 'failure']],
    ],
  },
];
