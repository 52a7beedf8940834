import { call, create, object, ref, type Expression } from '../../codegen/typescript';
import {
  acknowledge,
  cdkKind,
  fieldsOf,
  inMarkdown,
  keyOf,
  nameOf,
  type Scope,
} from '../../exporters/cdk';
import { accessTo } from './cdk-access';
import {
  bucketArn,
  bucketIn,
  bucketName,
  hasOwnKey,
  settingName,
  type Bucket,
} from './cdk-reference';
import { replicatedAlarms, replicationEntries, emitReplicationRole } from './cdk-replication';
import { s3Bucket } from './spec';

const TYPE = 'AWS::S3::Bucket';

export const cdk = cdkKind(s3Bucket, {
  stack: 'storage',
  main: 's3.Bucket',
  missing: (node, c) =>
    c.model.regionOf(node.id) === null ? 'the bucket lies in no region.' : null,
  emit: (node, c) => {
    if (node.params.existing) {
      bucketName(node, c);
      c.before(
        `bucket-${node.id}`,
        `A bucket that exists, for ${inMarkdown(nameOf(node))}: give its name as \`${settingName(node, c)}\` in \`lib/config.ts\`. Its encryption, versions and policy stay as they are.`,
      );
    } else {
      emitBucket(node, c);
      promise(node, c);
      c.output(node, 'BucketName', `Name of the bucket ${nameOf(node)}.`, bucketName(node, c));
    }
  },
  objections: ({ params }) =>
    params.existing ? [] : [!params.blockPublicAccess && 'S2', !params.tlsOnly && 'S10'],
  facets: {
    name: bucketName,
    arn: bucketArn,
    bucketCopy: (node, c) => ({
      bucket: bucketIn(node, c),
      arn: bucketArn(node, c),
      name: bucketName(node, c),
      hasOwnKey: hasOwnKey(node),
    }),
    alarms: replicatedAlarms,
    backup: (node, c) =>
      // AWS Backup refuses a bucket without versions; of one that exists nobody here knows.
      node.params.existing || !node.params.versioning
        ? null
        : {
            arn: c.of(node, 'bucketArn'),
            resourceType: 'S3',
            policies: [
              'AWSBackupServiceRolePolicyForS3Backup',
              'AWSBackupServiceRolePolicyForS3Restore',
            ],
            restore: { name: 's3', overrides: [] },
          },
    access: (node, c) => (level, role) => accessTo(node, level === 'read', role, c),
  },
});

function emitBucket(node: Bucket, c: Scope): void {
  const { params } = node;
  const own = fieldsOf(node);
  const name = c.name(node);
  const replication = replicationEntries(node, c);
  c.declare(
    node,
    name,
    's3.Bucket',
    create(
      's3.Bucket',
      ref('this'),
      c.id(node),
      object([
        ['bucketName', bucketName(node, c)],
        own.field(
          'encryption',
          'encryption',
          ref(`s3.BucketEncryption.${hasOwnKey(node) ? 'KMS' : 'S3_MANAGED'}`),
        ),
        ['encryptionKey', hasOwnKey(node) ? keyOf(c, 'data') : undefined],
        own.field('blockPublicAccess', 'blockPublicAccess', publicAccess(params.blockPublicAccess)),
        ['objectOwnership', ref('s3.ObjectOwnership.BUCKET_OWNER_ENFORCED')],
        own.param('enforceSSL', 'tlsOnly'),
        own.param('versioned', 'versioning'),
        ['lifecycleRules', [lifecycle(node)]],
        ...replication,
        ['removalPolicy', ref('cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE')],
      ]),
    ),
    {
      after: [
        acknowledge(
          c,
          ref(name),
          'S1',
          'No access logs are kept of it: who reads and writes is in CloudTrail where the account records data events.',
        ),
      ],
    },
  );
  if (replication.length > 0) emitReplicationRole(node, c);
}

const publicAccess = (isBlocked: boolean): Expression =>
  isBlocked
    ? ref('s3.BlockPublicAccess.BLOCK_ALL')
    : create(
        's3.BlockPublicAccess',
        object({
          blockPublicAcls: false,
          blockPublicPolicy: false,
          ignorePublicAcls: false,
          restrictPublicBuckets: false,
        }),
      );

function lifecycle(node: Bucket): Expression {
  const own = fieldsOf(node);
  const { params } = node;
  const days = (count: number) => call('cdk.Duration.days', count);
  return object([
    own.field('transitions', 'infrequentDays', [
      object([
        ['storageClass', ref('s3.StorageClass.INFREQUENT_ACCESS')],
        ['transitionAfter', days(params.infrequentDays)],
      ]),
    ]),
    own.field(
      'expiration',
      'expireDays',
      params.expireDays > 0 ? days(params.expireDays) : undefined,
    ),
    own.field(
      'noncurrentVersionExpiration',
      'noncurrentDays',
      params.versioning ? days(params.noncurrentDays) : undefined,
    ),
    ['abortIncompleteMultipartUploadAfter', days(7)],
  ]);
}

function promise(node: Bucket, c: Scope): void {
  if (node.params.blockPublicAccess) {
    const blocked = object({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const properties = object([['PublicAccessBlockConfiguration', blocked]]);
    c.check(node, 'is closed to the public', TYPE, properties);
  }
  if (node.params.versioning) {
    const properties = object([['VersioningConfiguration', object({ Status: 'Enabled' })]]);
    c.check(node, 'keeps versions', TYPE, properties);
  }
}
