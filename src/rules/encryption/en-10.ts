import { snsTopic } from '../../catalog/sns-topic/spec';
import { sqsQueue } from '../../catalog/sqs-queue/spec';
import { defineRule } from '../../validation';
import { eventDriven } from '../serverless-example';
import { inTurn, wantParam } from '../subjects';

const WANTED = {
  name: 'tlsOnly',
  value: true,
  good: 'its policy refuses requests without TLS',
  bad: 'takes requests without TLS',
  fix: 'Refuse requests without TLS',
};

export const en10 = defineRule('encryption/en-10', {
  title: 'Queues and topics take requests over TLS only',
  why: 'SQS and SNS also answer over plain HTTP. Only a policy keeps a client from sending messages so.',
  lacking: 'No queue and no topic is drawn.',
  severity: 'warning',
  maps: { wellArchitected: ['SEC'], cdkNag: ['SQS4', 'SNS3'] },
  check: inTurn(wantParam(sqsQueue, WANTED), wantParam(snsTopic, WANTED)),
  examples: {
    good: [eventDriven()],
    bad: [
      eventDriven({ queue: { tlsOnly: false } }),
      eventDriven({ topic: { tlsOnly: false } }),
      // With a customer key cdk-nag does not ask.
      eventDriven({ topic: { tlsOnly: false, customerKey: false } }),
    ],
  },
});
