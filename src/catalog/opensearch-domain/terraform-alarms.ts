import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import type { opensearchDomain } from './spec';

type Domain = ModelNode<ParamsOf<typeof opensearchDomain.fields>>;

const MIB_PER_GIB = 1024;
/** OpenSearch Service guide, "Recommended CloudWatch alarms": a fifth of the volume, in MiB as the metric has it. */
const LEAST_FREE = 0.2;

export function alarmsOf(node: Domain, t: Terraform): readonly Alarm[] {
  const own = fieldsOf(node);
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
      ['DomainName', own.ref(`aws_opensearch_domain.${t.id(node)}.domain_name`)],
      ['ClientId', t.accountId],
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
      Math.round(node.params.volumeGib * MIB_PER_GIB * LEAST_FREE),
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
    ...(node.params.atRest
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
