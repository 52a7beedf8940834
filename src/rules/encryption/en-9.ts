import { dynamodbTable } from '../../catalog/dynamodb-table/spec';
import { snsTopic } from '../../catalog/sns-topic/spec';
import { sqsQueue } from '../../catalog/sqs-queue/spec';
import { defineRule } from '../../validation';
import { eventDriven } from '../serverless-example';
import { inTurn, wantParam } from '../subjects';

const WANTED = {
  name: 'customerKey',
  value: true,
  good: 'encrypted with a key of this account, whose policy says who reads',
  bad: 'encrypted with a key of AWS, whose policy nobody here can change',
  fix: 'Use a customer key',
};

export const en9 = defineRule('encryption/en-9', {
  title: 'Queues, topics and tables have a customer key',
  why: 'A key of AWS cannot be taken away, named in a policy, or followed in the trail of who decrypted what.',
  lacking: 'No queue, topic or table is drawn.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    // CKV_AWS_27, SQS2 of cdk-nag and SQS.1 are content with a key of SQS.
    checkov: [
      { id: 'CKV_AWS_26', resource: 'aws_sns_topic', attribute: 'kms_master_key_id' },
      {
        id: 'CKV_AWS_119',
        resource: 'aws_dynamodb_table',
        attribute: 'server_side_encryption.kms_key_arn',
      },
    ],
    fsbp: ['SNS.1'],
  },
  check: inTurn(
    wantParam(sqsQueue, WANTED),
    wantParam(snsTopic, WANTED),
    wantParam(dynamodbTable, WANTED),
  ),
  examples: {
    good: [eventDriven()],
    bad: [
      eventDriven({ queue: { customerKey: false } }),
      eventDriven({ topic: { customerKey: false } }),
      eventDriven({ table: { customerKey: false } }),
    ],
  },
});
