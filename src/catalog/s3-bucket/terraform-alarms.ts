import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import { replicatesObjectsTo } from '../verbs/replicates-objects-to';
import type { s3Bucket } from './spec';

type Bucket = ModelNode<ParamsOf<typeof s3Bucket.fields>>;
type Replication = ModelEdge<ParamsOf<typeof replicatesObjectsTo.fields>>;

/** S3 measures replication only where it promises a time for it. */
export function alarmsOf(node: Bucket, t: Terraform): readonly Alarm[] {
  if (node.params.existing) return [];
  const copies = t.model.edgesFrom(node.id, replicatesObjectsTo) as readonly Replication[];
  return copies.flatMap((edge): readonly Alarm[] => {
    const to = t.facet(edge.to, 'name');
    if (!edge.params.timeControl || to === null) return [];
    const rule = t.id(t.model.get(edge.to));
    const shared = {
      namespace: 'AWS/S3',
      dimensions: [
        ['SourceBucket', fieldsOf(node).ref(`aws_s3_bucket.${t.id(node)}.id`)],
        ['DestinationBucket', to],
        ['RuleId', rule],
      ] as const,
      comparison: '>',
      missing: 'notBreaching',
    } as const;
    return [
      {
        ...shared,
        key: `${rule.replaceAll('_', '-')}-latency`,
        says: 'The copy is more than a quarter of an hour behind.',
        metric: 'ReplicationLatency',
        statistic: 'Maximum',
        threshold: 900,
      },
      {
        ...shared,
        key: `${rule.replaceAll('_', '-')}-failed`,
        says: 'Objects could not be copied.',
        metric: 'OperationsFailedReplication',
        statistic: 'Sum',
        threshold: 0,
      },
    ];
  });
}
