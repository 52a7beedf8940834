import { call, create, object, ref, type Expression } from '../codegen/typescript';
import { acknowledge, type Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';

/**
 * A bucket for logs that AWS delivers, which are encrypted by S3 itself: it is all that the delivery of load balancers supports.
 */
export function logBucket(
  node: ModelNode,
  suffix: 'AccessLogs' | 'FlowLogs',
  days: number,
  c: Scope,
): Expression {
  const name = c.name(node, suffix);
  return c.declare(
    node,
    name,
    's3.Bucket',
    create(
      's3.Bucket',
      ref('this'),
      c.id(node, suffix),
      object([
        ['encryption', ref('s3.BucketEncryption.S3_MANAGED')],
        ['blockPublicAccess', ref('s3.BlockPublicAccess.BLOCK_ALL')],
        ['objectOwnership', ref('s3.ObjectOwnership.BUCKET_OWNER_ENFORCED')],
        ['enforceSSL', true],
        ['versioned', true],
        [
          'lifecycleRules',
          [
            object([
              ['expiration', call('cdk.Duration.days', days)],
              ['noncurrentVersionExpiration', call('cdk.Duration.days', 30)],
              ['abortIncompleteMultipartUploadAfter', call('cdk.Duration.days', 7)],
            ]),
          ],
        ],
        ['removalPolicy', ref('cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE')],
      ]),
    ),
    { after: [acknowledge(c, ref(name), 'S1', 'It holds access logs itself.')] },
  );
}
