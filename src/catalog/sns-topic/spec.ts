import { CRITICAL } from '../../spec/critical';
import { defineKind } from '../../spec/kind-spec';
import { CUSTOMER_KEY, TLS_ONLY } from '../message-fields';

export const snsTopic = defineKind({
  id: 'sns-topic',
  title: 'SNS topic',
  short: 'SNS',
  summary: 'Gives each message to everyone who has subscribed, at once.',
  keywords: ['topic', 'publish', 'subscribe', 'fan-out', 'events', 'notification'],
  category: 'serverless',
  label: 'Topic',
  slug: 'topic',
  inside: ['region'],
  can: ['topic'],
  fields: {
    deadLetters: {
      type: 'toggle',
      label: 'Dead-letter queue',
      group: 'Delivery',
      default: true,
      help: 'Takes what a subscriber would not take in all tries.',
      source: 'SNS guide, "Dead-letter queues"',
    },
    customerKey: CUSTOMER_KEY,
    tlsOnly: TLS_ONLY,
    critical: CRITICAL,
  },
  exported: true,
  names: [
    {
      what: 'The topic name',
      max: 256,
      suffix: (slug) => `-${slug}`,
      source: 'SNS API, CreateTopic',
    },
    {
      what: 'The name of its queue of dead letters',
      max: 80,
      suffix: (slug) => `-${slug}-dead-letters`,
      source: 'SQS API, CreateQueue',
      when: ({ deadLetters }) => deadLetters === true,
    },
  ],
  caption: (params) => (params.deadLetters === true ? 'standard · DLQ' : 'standard'),
});
