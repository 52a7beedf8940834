import { comment, nested, ref, set, template, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, statement, type Terraform } from '../../exporters/terraform';
import { regionOf } from '../regions';
import type { applicationLoadBalancer } from './spec';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

/** A bucket of its own: private, encrypted, versioned, and emptied by age. */
export function emitAccessLogs(node: Alb, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.derived(node, 'logs');
  const bucket = set('bucket', own.ref(`aws_s3_bucket.${name}.id`));
  const satellite = (type: string, ...items: Parameters<Terraform['resource']>[3]) =>
    t.resource(node, type, name, [bucket, ...items]);
  t.decide(
    `access-logs`,
    'Access logs are encrypted with SSE-S3 (AES256), the only encryption that ALB log delivery supports.',
  );
  t.uses.add('deletion-protection');
  t.add(
    node,
    'alb',
    t.resource(node, 'aws_s3_bucket', name, [
      set('bucket_prefix', t.awsName(node, '-logs-')),
      set('force_destroy', ref('!var.deletion_protection'), {
        note: 'A bucket with logs in it cannot be destroyed otherwise.',
      }),
    ]),
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
      nested('rule', [
        nested('apply_server_side_encryption_by_default', [
          set('sse_algorithm', 'AES256', {
            note: 'ALB log delivery supports no other encryption.',
          }),
        ]),
      ]),
    ),
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
        nested('expiration', [own.param('days', 'accessLogDays')]),
        nested('noncurrent_version_expiration', [set('noncurrent_days', 30)]),
        nested('abort_incomplete_multipart_upload', [set('days_after_initiation', 7)]),
      ]),
      set('depends_on', [own.ref(`aws_s3_bucket_versioning.${name}`)]),
    ),
    bucketPolicy(node, name, t),
    satellite(
      'aws_s3_bucket_policy',
      set('policy', own.ref(`data.aws_iam_policy_document.${name}.json`)),
      set('depends_on', [own.ref(`aws_s3_bucket_public_access_block.${name}`)]),
    ),
  );
}

function bucketPolicy(node: Alb, name: string, t: Terraform) {
  const bucket = fieldsOf(node).ref(`aws_s3_bucket.${name}.arn`);
  const account = regionOf(t.regionOf(node))?.elbAccount;
  const delivery = (sid: string, type: 'AWS' | 'Service', identifier: Expression) =>
    statement({
      sid,
      actions: ['s3:PutObject'],
      resources: [template(bucket, '/alb/AWSLogs/', t.accountId, '/*')],
      principal: { type, identifiers: [identifier] },
    });
  return t.data(node, 'aws_iam_policy_document', name, [
    delivery('LogDelivery', 'Service', 'logdelivery.elasticloadbalancing.amazonaws.com'),
    account !== undefined && [
      comment('Regions opened before August 2022 also write as this account of ELB.'),
      delivery('LogDeliveryLegacy', 'AWS', template('arn:', t.partition, `:iam::${account}:root`)),
    ],
    statement({
      sid: 'TlsOnly',
      effect: 'Deny',
      actions: ['s3:*'],
      resources: [bucket, template(bucket, '/*')],
      principal: { type: '*', identifiers: ['*'] },
      conditions: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
    }),
  ]);
}
