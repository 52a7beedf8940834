import {
  comment,
  nested,
  ref,
  set,
  template,
  type Expression,
  type Items,
} from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, skip, statement, type Terraform } from '../../exporters/terraform';
import { regionOf } from '../regions';
import { bucketSatellites, tlsOnly } from '../terraform-bucket';
import type { applicationLoadBalancer } from './spec';
import { ACCESS_LOGS_ENCRYPTION } from './texts';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

/** A bucket of its own: private, encrypted, versioned, and emptied by age. */
export function emitAccessLogs(node: Alb, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.derived(node, 'logs');
  t.decide('access-logs', ACCESS_LOGS_ENCRYPTION);
  t.uses.add('deletion-protection');
  t.add(
    node,
    'alb',
    t.resource(node, 'aws_s3_bucket', name, [
      skip('CKV_AWS_18', 'It holds access logs itself; logs of their delivery would have no end'),
      skip(
        'CKV_AWS_144',
        'Access logs are kept in their own region for a time, and not replicated',
      ),
      skip('CKV_AWS_145', 'ALB log delivery supports no other encryption than SSE-S3'),
      skip('CKV2_AWS_62', 'Nothing waits for the logs, so nobody is told of new ones'),
      set('bucket_prefix', t.awsName(node, '-logs-')),
      set('force_destroy', ref('!var.deletion_protection'), {
        note: 'A bucket with logs in it cannot be destroyed otherwise.',
      }),
    ]),
    bucketSatellites(
      node,
      {
        name,
        encryption: [
          set('sse_algorithm', 'AES256', {
            note: 'ALB log delivery supports no other encryption.',
          }),
        ],
        blocksPublicAccess: true,
        isVersioned: true,
        lifecycle: [
          nested('expiration', [own.param('days', 'accessLogDays')]),
          nested('noncurrent_version_expiration', [set('noncurrent_days', 30)]),
        ],
        policy: deliveryStatements(node, name, t),
      },
      t,
    ),
  );
}

function deliveryStatements(node: Alb, name: string, t: Terraform): Items {
  const bucket = fieldsOf(node).ref(`aws_s3_bucket.${name}.arn`);
  const { accessLogPrefix } = node.params;
  const folder = accessLogPrefix === '' ? '' : `/${accessLogPrefix}`;
  const account = regionOf(t.regionOf(node))?.elbAccount;
  const delivery = (sid: string, type: 'AWS' | 'Service', identifier: Expression) =>
    statement({
      sid,
      actions: ['s3:PutObject'],
      resources: [template(bucket, `${folder}/AWSLogs/`, t.accountId, '/*')],
      principal: { type, identifiers: [identifier] },
    });
  return [
    delivery('LogDelivery', 'Service', 'logdelivery.elasticloadbalancing.amazonaws.com'),
    account !== undefined && [
      comment('Regions opened before August 2022 also write as this account of ELB.'),
      delivery('LogDeliveryLegacy', 'AWS', template('arn:', t.partition, `:iam::${account}:root`)),
    ],
    tlsOnly(node, name, t),
  ];
}
