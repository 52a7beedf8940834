import { nested, ref, set, template, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  keyArn,
  nameOf,
  terraformKind,
  type Statement,
  type Terraform,
} from '../../exporters/terraform';
import { keyUse } from '../terraform-access';
import { bucketSatellites, tlsOnly } from '../terraform-bucket';
import { s3Bucket } from './spec';
import { alarmsOf } from './terraform-alarms';
import { emitReplication } from './terraform-replication';

type Bucket = ModelNode<ParamsOf<typeof s3Bucket.fields>>;

export const terraform = terraformKind(s3Bucket, {
  concern: 'storage',
  main: 'aws_s3_bucket',
  missing: (node, t) =>
    t.model.regionOf(node.id) === null ? 'the bucket lies in no region.' : null,
  emit: (node, t) => {
    if (node.params.existing) emitExisting(node, t);
    else {
      emitBucket(node, t);
      emitReplication(node, t);
    }
    t.output(
      node,
      `${t.id(node)}_bucket`,
      `Name of the bucket ${nameOf(node)}.`,
      bucketName(node, t),
    );
  },
  facets: {
    name: bucketName,
    bucketCopy: (node, t) => ({
      arn: bucketArn(node, t),
      keyArn:
        node.params.existing || node.params.encryption !== 'kms' ? null : keyArn(t, 'data', node),
      versioning: node.params.existing
        ? null
        : fieldsOf(node).ref(`aws_s3_bucket_versioning.${t.id(node)}`),
    }),
    arn: bucketArn,
    alarms: alarmsOf,
    backup: (node, t) =>
      // AWS Backup refuses a bucket without versions; of one that exists nobody here knows.
      node.params.existing || !node.params.versioning
        ? null
        : {
            arn: bucketArn(node, t),
            resourceType: 'S3',
            policies: [
              'AWSBackupServiceRolePolicyForS3Backup',
              'AWSBackupServiceRolePolicyForS3Restore',
            ],
            restore: { name: 's3', overrides: [] },
          },
    access: (node, t) => (level) => accessTo(node, level === 'read', t),
  },
});

const address = (node: Bucket, t: Terraform): string =>
  `${node.params.existing ? 'data.' : ''}aws_s3_bucket.${t.id(node)}`;
function bucketName(node: Bucket, t: Terraform): Expression {
  return fieldsOf(node).ref(`${address(node, t)}.id`);
}
function bucketArn(node: Bucket, t: Terraform): Expression {
  return fieldsOf(node).ref(`${address(node, t)}.arn`);
}

function emitExisting(node: Bucket, t: Terraform): void {
  const name = `${t.id(node)}_bucket_name`;
  t.before(
    `bucket-${node.id}`,
    `A bucket that exists, for ${inMarkdown(nameOf(node))}: give its name as \`${name}\`. Its encryption, versions and policy stay as they are.`,
  );
  t.add(
    node,
    'storage',
    t.data(node, 'aws_s3_bucket', t.id(node), [
      set(
        'bucket',
        t.variable({
          name,
          description: `Name of the existing bucket ${nameOf(node)}.`,
          type: 'string',
          example: 'my-bucket',
          origin: { node: node.id, field: 'existing' },
        }),
      ),
    ]),
  );
}

function emitBucket(node: Bucket, t: Terraform): void {
  const { params } = node;
  const own = fieldsOf(node);
  const name = t.id(node);
  t.uses.add('deletion-protection');
  t.add(
    node,
    'storage',
    t.resource(node, 'aws_s3_bucket', name, [
      set('bucket_prefix', t.awsName(node, '-')),
      set('force_destroy', ref('!var.deletion_protection'), {
        note: 'Otherwise a destroy stops at the first object.',
      }),
    ]),
    bucketSatellites(
      node,
      {
        name,
        encryption:
          params.encryption === 'kms'
            ? [
                own.field('sse_algorithm', 'encryption', 'aws:kms'),
                own.field('kms_master_key_id', 'encryption', keyArn(t, 'data', node)),
              ]
            : [own.field('sse_algorithm', 'encryption', 'AES256')],
        blocksPublicAccess: params.blockPublicAccess,
        isVersioned: params.versioning,
        lifecycle: [
          nested('transition', [
            own.param('days', 'infrequentDays'),
            set('storage_class', 'STANDARD_IA'),
          ]),
          params.expireDays > 0 && nested('expiration', [own.param('days', 'expireDays')]),
          params.versioning &&
            nested('noncurrent_version_expiration', [
              own.param('noncurrent_days', 'noncurrentDays'),
            ]),
        ],
        policy: params.tlsOnly ? [tlsOnly(node, name, t)] : [],
      },
      t,
    ),
  );
}

function accessTo(node: Bucket, readsOnly: boolean, t: Terraform): readonly Statement[] {
  const arn = bucketArn(node, t);
  const isOwnKey = !node.params.existing && node.params.encryption === 'kms';
  return [
    { actions: ['s3:ListBucket'], resources: [arn] },
    {
      actions: readsOnly
        ? ['s3:GetObject']
        : ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      resources: [template(arn, '/*')],
    },
    ...(isOwnKey
      ? [
          keyUse(
            's3',
            readsOnly ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'],
            node,
            t,
          ),
        ]
      : []),
  ];
}
