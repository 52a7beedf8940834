import { listWords } from '../../kit/words';
import { s3Bucket } from '../../catalog/s3-bucket/spec';
import { defineRule, fail, faultsAmong, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf, perNode } from '../subjects';

const FAULTS = [
  { name: 'tlsOnly', text: 'answers over plain HTTP' },
  { name: 'blockPublicAccess', text: 'can be made public' },
] as const;

export const en8 = defineRule('encryption/en-8', {
  title: 'Buckets are private and answer over TLS only',
  why: 'One wrong policy makes a bucket public unless public access is blocked, and plain HTTP can be read on its way.',
  lacking: 'No bucket is created.',
  severity: 'error',
  maps: {
    // CKV_AWS_379 reads the policy of buckets that have an ACL alone, and these have none.
    checkov: [
      {
        id: 'CKV_AWS_53',
        resource: 'aws_s3_bucket_public_access_block',
        attribute: 'block_public_acls',
        answersTo: ['blockPublicAccess'],
      },
      {
        id: 'CKV_AWS_54',
        resource: 'aws_s3_bucket_public_access_block',
        attribute: 'block_public_policy',
        answersTo: ['blockPublicAccess'],
      },
      {
        id: 'CKV_AWS_55',
        resource: 'aws_s3_bucket_public_access_block',
        attribute: 'ignore_public_acls',
        answersTo: ['blockPublicAccess'],
      },
      {
        id: 'CKV_AWS_56',
        resource: 'aws_s3_bucket_public_access_block',
        attribute: 'restrict_public_buckets',
        answersTo: ['blockPublicAccess'],
      },
      {
        id: 'CKV2_AWS_6',
        resource: 'aws_s3_bucket',
        attribute: 'aws_s3_bucket_public_access_block.block_public_acls',
        answersTo: ['blockPublicAccess'],
      },
    ],
    cdkNag: ['S2', 'S10'],
    fsbp: ['S3.5', 'S3.8'],
    wellArchitected: ['SEC'],
  },
  check: perNode(s3Bucket, function* (bucket) {
    const { existing, tlsOnly, blockPublicAccess } = bucket.params;
    // What is there already has a policy that nobody has told.
    if (existing) return;
    const subject = { nodes: [bucket.id] };
    if (tlsOnly && blockPublicAccess) {
      yield pass(subject, `${nameOf(bucket)}: private, over TLS only.`);
      return;
    }
    const wrong = FAULTS.filter(({ name }) => !bucket.params[name]);
    yield fail(subject, `${nameOf(bucket)}: ${listWords(wrong.map(({ text }) => text))}.`, {
      ...faultsAmong(FAULTS, wrong),
      field: { node: bucket.id, name: tlsOnly ? 'blockPublicAccess' : 'tlsOnly' },
      fixes: [setParams(bucket, { tlsOnly: true, blockPublicAccess: true }, 'Close it')],
    });
  }),
  examples: {
    good: [eventDriven(), eventDriven({ bucket: { existing: true, tlsOnly: false } })],
    bad: [
      eventDriven({ bucket: { tlsOnly: false } }),
      eventDriven({ bucket: { blockPublicAccess: false } }),
    ],
  },
});
