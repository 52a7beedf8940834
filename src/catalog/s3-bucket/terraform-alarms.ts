import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import { replicatesObjectsTo } from '../verbs/replicates-objects-to';
import { replicationAlarms } from './alarms';
import type { s3Bucket } from './spec';

type Bucket = ModelNode<ParamsOf<typeof s3Bucket.fields>>;
type Replication = ModelEdge<ParamsOf<typeof replicatesObjectsTo.fields>>;

export function alarmsOf(node: Bucket, t: Terraform): readonly Alarm[] {
  if (node.params.existing) return [];
  const copies = t.model.edgesFrom(node.id, replicatesObjectsTo) as readonly Replication[];
  const from = fieldsOf(node).ref(`aws_s3_bucket.${t.id(node)}.id`);
  return replicationAlarms(
    copies.flatMap((edge) => {
      const to = t.facet(edge.to, 'name');
      const rule = t.id(t.model.get(edge.to));
      if (!edge.params.timeControl || to === null) return [];
      return [{ rule, key: rule.replaceAll('_', '-'), from, to }];
    }),
  );
}
