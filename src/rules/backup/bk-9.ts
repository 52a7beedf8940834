import { dynamodbTable } from '../../catalog/dynamodb-table/spec';
import { s3Bucket } from '../../catalog/s3-bucket/spec';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { inTurn, nameOf, perNode } from '../subjects';

/** BK-1 for what is no server: tables and buckets. */
export const bk9 = defineRule('backup/bk-9', {
  title: 'Tables and buckets can be brought back',
  why: 'A wrong release deletes or overwrites in seconds. Without earlier states there is nothing to go back to.',
  lacking: 'No table and no bucket is created.',
  severity: 'error',
  // Its profile leaves that out of any other design.
  from: 'production',
  sameAs: ['DR-11'],
  maps: {
    checkov: [
      {
        id: 'CKV_AWS_28',
        resource: 'aws_dynamodb_table',
        attribute: 'point_in_time_recovery.enabled',
      },
      {
        id: 'CKV_AWS_21',
        resource: 'aws_s3_bucket',
        attribute: 'aws_s3_bucket_versioning.versioning_configuration.status',
      },
    ],
    // DDB3 of cdk-nag reads AWS::DynamoDB::Table, and TableV2 is an AWS::DynamoDB::GlobalTable.
    fsbp: ['DynamoDB.2', 'S3.14'],
    wellArchitected: ['REL'],
  },
  check: inTurn(
    perNode(dynamodbTable, function* (table) {
      const subject = { nodes: [table.id] };
      yield table.params.pointInTimeRecovery
        ? pass(subject, `${nameOf(table)}: any second of the last 35 days.`)
        : fail(subject, `${nameOf(table)}: no point-in-time recovery.`, {
            field: { node: table.id, name: 'pointInTimeRecovery' },
            fixes: [setParams(table, { pointInTimeRecovery: true }, 'Switch it on')],
          });
    }),
    perNode(s3Bucket, function* (bucket) {
      if (bucket.params.existing) return;
      const subject = { nodes: [bucket.id] };
      yield bucket.params.versioning
        ? pass(
            subject,
            `${nameOf(bucket)}: earlier versions for ${bucket.params.noncurrentDays} days.`,
          )
        : fail(subject, `${nameOf(bucket)}: keeps no earlier versions.`, {
            field: { node: bucket.id, name: 'versioning' },
            fixes: [setParams(bucket, { versioning: true }, 'Keep versions')],
          });
    }),
  ),
  examples: {
    good: [eventDriven()],
    bad: [
      eventDriven({ table: { pointInTimeRecovery: false } }),
      eventDriven({ bucket: { versioning: false } }),
    ],
  },
});
