import { gap, nested, ref, set, template, type TopLevel } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  statement,
  trustPolicy,
  type Statement,
  type Terraform,
  type VpcFacet,
} from '../../exporters/terraform';
import { bucketSatellites, tlsOnly } from '../terraform-bucket';
import type { vpc } from './spec';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

/** Beside the module as well, which has no bucket to offer; its log group it makes by itself. */
export function emitFlowLogs(node: Vpc, facet: VpcFacet, t: Terraform): void {
  const { flowLogs, style } = node.params;
  if (flowLogs === 's3') t.add(node, 'network', toBucket(node, facet, t));
  else if (flowLogs === 'cloudwatch' && style === 'native') {
    t.add(node, 'network', toLogGroup(node, facet, t));
  }
}

const flowLog = (
  node: Vpc,
  facet: VpcFacet,
  t: Terraform,
  items: Parameters<Terraform['resource']>[3],
) =>
  t.resource(node, 'aws_flow_log', t.id(node), [
    set('vpc_id', facet.id),
    fieldsOf(node).field('traffic_type', 'flowLogs', 'ALL'),
    set('max_aggregation_interval', 60),
    ...items,
  ]);

function toLogGroup(node: Vpc, facet: VpcFacet, t: Terraform): TopLevel {
  const own = fieldsOf(node);
  const name = t.derived(node, 'flow');
  const group = own.ref(`aws_cloudwatch_log_group.${name}.arn`);
  const trust = t.derived(node, 'flow_assume');
  return [
    t.resource(node, 'aws_cloudwatch_log_group', name, [
      set('name', template('/aws/vpc/', t.awsName(node), '/flow-logs')),
      own.param('retention_in_days', 'logRetentionDays'),
      set('kms_key_id', keyArn(t, 'logs', node)),
    ]),
    trustPolicy(trust, 'vpc-flow-logs.amazonaws.com', t.accountId),
    t.data(node, 'aws_iam_policy_document', name, [
      statement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
        resources: [template(group, ':*')],
      }),
    ]),
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-flow-')),
      set('assume_role_policy', ref(`data.aws_iam_policy_document.${trust}.json`)),
    ]),
    t.resource(node, 'aws_iam_role_policy', name, [
      set('name', 'write-flow-logs'),
      set('role', own.ref(`aws_iam_role.${name}.name`)),
      set('policy', own.ref(`data.aws_iam_policy_document.${name}.json`)),
    ]),
    flowLog(node, facet, t, [
      gap,
      set('log_destination_type', 'cloud-watch-logs'),
      set('log_destination', group),
      set('iam_role_arn', own.ref(`aws_iam_role.${name}.arn`)),
      gap,
      set('depends_on', [own.ref(`aws_iam_role_policy.${name}`)]),
    ]),
  ];
}

function toBucket(node: Vpc, facet: VpcFacet, t: Terraform): TopLevel {
  const own = fieldsOf(node);
  const name = t.derived(node, 'flow');
  t.uses.add('deletion-protection');
  return [
    t.resource(node, 'aws_s3_bucket', name, [
      set('bucket_prefix', t.awsName(node, '-flow-')),
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
            note: 'A key of KMS would have to let the delivery service use it.',
          }),
        ],
        blocksPublicAccess: true,
        isVersioned: true,
        lifecycle: [
          nested('expiration', [own.param('days', 'logRetentionDays')]),
          nested('noncurrent_version_expiration', [set('noncurrent_days', 30)]),
        ],
        policy: [...deliveryStatements(node, name, t).map(statement), tlsOnly(node, name, t)],
      },
      t,
    ),
    flowLog(node, facet, t, [
      gap,
      set('log_destination_type', 's3'),
      set('log_destination', own.ref(`aws_s3_bucket.${name}.arn`)),
      gap,
      set('depends_on', [own.ref(`aws_s3_bucket_policy.${name}`)], {
        note: 'AWS would add the statements for its delivery to the policy by itself, and Terraform take them away again.',
      }),
    ]),
  ];
}

/** VPC User Guide, "Publish flow logs to Amazon S3": bound to this account, so that no other one can write here. */
function deliveryStatements(node: Vpc, name: string, t: Terraform): readonly Statement[] {
  const bucket = fieldsOf(node).ref(`aws_s3_bucket.${name}.arn`);
  const principal = { type: 'Service', identifiers: ['delivery.logs.amazonaws.com'] } as const;
  const ours = [
    { test: 'StringEquals', variable: 'aws:SourceAccount', values: [t.accountId] },
    {
      test: 'ArnLike',
      variable: 'aws:SourceArn',
      values: [template('arn:', t.partition, ':logs:', t.region(node), ':', t.accountId, ':*')],
    },
  ];
  return [
    {
      sid: 'LogDeliveryWrite',
      actions: ['s3:PutObject'],
      resources: [template(bucket, '/AWSLogs/', t.accountId, '/*')],
      principal,
      conditions: [
        { test: 'StringEquals', variable: 's3:x-amz-acl', values: ['bucket-owner-full-control'] },
        ...ours,
      ],
    },
    {
      sid: 'LogDeliveryCheck',
      actions: ['s3:GetBucketAcl', 's3:ListBucket'],
      resources: [bucket],
      principal,
      conditions: ours,
    },
  ];
}
