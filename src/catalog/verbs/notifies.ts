import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { refuseOtherRegion } from './same-region';

function filterProblem(text: string): string | null {
  if (text === '') return null;
  try {
    const policy: unknown = JSON.parse(text);
    return typeof policy === 'object' && policy !== null && !Array.isArray(policy)
      ? null
      : 'must be a JSON object.';
  } catch {
    return 'must be JSON such as {"type": ["order"]}.';
  }
}

export const notifies = defineVerb({
  id: 'notifies',
  title: 'notifies',
  summary: 'A subscription: each message of the topic goes there.',
  flow: 'events',
  from: ['topic'],
  to: ['function', 'queue'],
  sameNetwork: false,
  fields: {
    filterPolicy: {
      type: 'text',
      label: 'Filter',
      group: 'Subscription',
      default: '',
      placeholder: '{"type": ["order"]}',
      help: 'JSON on the attributes of messages; empty lets all through.',
      source: 'SNS guide, "Message filtering"',
      problem: filterProblem,
    },
  },
  exported: true,
  refuse: (model, from, to) =>
    to.params.fifo === true
      ? `${to.label} keeps an order, and a standard topic has none: a FIFO queue takes FIFO topics only.`
      : to.spec.can.includes('function')
        ? refuseOtherRegion(model, from, to)
        : null,
  caption: (params) => (params.filterPolicy === '' ? '' : 'filtered'),
});

export const verb: Verb = {
  spec: notifies,
};
