import { CRITICAL } from '../../spec/critical';
import { defineKind } from '../../spec/kind-spec';

export const sqsQueue = defineKind({
  id: 'sqs-queue',
  title: 'SQS queue',
  short: 'SQS',
  summary:
    'Keeps messages until somebody has worked them off, so that a burst waits instead of failing.',
  keywords: ['queue', 'messages', 'events', 'dead-letter', 'dlq', 'worker', 'asynchronous'],
  category: 'serverless',
  label: 'Queue',
  slug: 'queue',
  inside: ['region'],
  can: ['queue'],
  fields: {
    fifo: {
      type: 'toggle',
      label: 'First in, first out',
      group: 'General',
      default: false,
      help: 'Keeps the order and drops repetitions; fewer messages a second. It cannot be changed later.',
    },
    visibilitySeconds: {
      type: 'number',
      label: 'Visibility timeout',
      group: 'Delivery',
      default: 60,
      min: 0,
      max: 43200,
      unit: 's',
      help: 'Time a consumer has before the message is given to another: six times the timeout of a function.',
      source: 'Lambda guide, "Using Lambda with Amazon SQS"',
    },
    retentionSeconds: {
      type: 'number',
      label: 'Keep messages',
      group: 'Delivery',
      default: 345600,
      min: 60,
      max: 1209600,
      unit: 's',
      source: 'SQS API, CreateQueue',
    },
    deadLetters: {
      type: 'toggle',
      label: 'Dead-letter queue',
      group: 'Delivery',
      default: true,
      help: 'Takes what failed too often, for somebody to look at.',
    },
    maxReceive: {
      type: 'number',
      label: 'Tries',
      group: 'Delivery',
      default: 5,
      min: 1,
      max: 1000,
      when: (params) => params.deadLetters === true,
    },
    critical: CRITICAL,
  },
  exported: true,
  names: [
    {
      what: 'The queue name',
      max: 70,
      suffix: (slug) => `-${slug}`,
      source: 'SQS API, less the ending of its dead letters',
    },
  ],
  caption: (params) =>
    `${params.fifo === true ? 'FIFO' : 'standard'}${params.deadLetters === true ? ' · DLQ' : ''}`,
});
