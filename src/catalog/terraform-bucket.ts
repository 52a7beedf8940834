import { nested, set, template, type Attribute, type Items, type TopLevel } from '../codegen/hcl';
import type { ModelNode } from '../spec/model';
import { statement, type Terraform } from '../exporters/terraform';

interface Bucket {
  /** The Terraform name of the bucket and all its satellites. */
  readonly name: string;
  readonly encryption: readonly Attribute[];
  readonly blocksPublicAccess: boolean;
  readonly isVersioned: boolean;
  /** The blocks of the one lifecycle rule, beside the end of failed uploads. */
  readonly lifecycle: Items;
  /** Statements of the bucket policy; without any the bucket has none. */
  readonly policy: Items;
}

/** What makes a bucket safe, as the resources of their own that the provider has for it. */
export function bucketSatellites(node: ModelNode, bucket: Bucket, t: Terraform): TopLevel {
  const { name } = bucket;
  const of = set('bucket', t.refTo(node, `aws_s3_bucket.${name}.id`));
  const satellite = (type: string, ...items: Parameters<Terraform['resource']>[3]) =>
    t.resource(node, type, name, [of, ...items]);
  return [
    bucket.blocksPublicAccess &&
      satellite(
        'aws_s3_bucket_public_access_block',
        set('block_public_acls', true),
        set('block_public_policy', true),
        set('ignore_public_acls', true),
        set('restrict_public_buckets', true),
      ),
    satellite(
      'aws_s3_bucket_ownership_controls',
      nested('rule', [set('object_ownership', 'BucketOwnerEnforced')]),
    ),
    satellite(
      'aws_s3_bucket_server_side_encryption_configuration',
      nested('rule', [nested('apply_server_side_encryption_by_default', bucket.encryption)]),
    ),
    bucket.isVersioned &&
      satellite(
        'aws_s3_bucket_versioning',
        nested('versioning_configuration', [set('status', 'Enabled')]),
      ),
    satellite(
      'aws_s3_bucket_lifecycle_configuration',
      nested('rule', [
        set('id', 'expire'),
        set('status', 'Enabled'),
        nested('filter', []),
        bucket.lifecycle,
        nested('abort_incomplete_multipart_upload', [set('days_after_initiation', 7)]),
      ]),
      bucket.isVersioned && set('depends_on', [t.refTo(node, `aws_s3_bucket_versioning.${name}`)]),
    ),
    bucket.policy.length > 0 && [
      t.data(node, 'aws_iam_policy_document', name, bucket.policy),
      satellite(
        'aws_s3_bucket_policy',
        set('policy', t.refTo(node, `data.aws_iam_policy_document.${name}.json`)),
        bucket.blocksPublicAccess &&
          set('depends_on', [t.refTo(node, `aws_s3_bucket_public_access_block.${name}`)]),
      ),
    ],
  ];
}

/** Refuses every request that is not encrypted in transit. */
export const tlsOnly = (node: ModelNode, name: string, t: Terraform) => {
  const arn = t.refTo(node, `aws_s3_bucket.${name}.arn`);
  return statement({
    sid: 'TlsOnly',
    effect: 'Deny',
    actions: ['s3:*'],
    resources: [arn, template(arn, '/*')],
    principal: { type: '*', identifiers: ['*'] },
    conditions: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
  });
};
