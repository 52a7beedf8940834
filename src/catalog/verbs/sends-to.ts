import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { variablePrefix, wire } from './data-access';

export const sendsTo = defineVerb({
  id: 'sends-to',
  title: 'sends messages to',
  summary: 'Messages go into the queue: the right to send and its address come with it.',
  from: ['compute', 'function'],
  to: ['queue'],
  sameNetwork: false,
  fields: {},
  exported: true,
  caption: () => '',
});

export const verb: Verb = {
  spec: sendsTo,
  facts: {
    access: ({ id, from, to }) => [{ to: from, resource: to, level: 'send', because: [id] }],
    wires: ({ id, from, to }, model) => [
      wire(id, from, to, `${variablePrefix(model.get(to).slug)}_URL`, 'url'),
    ],
  },
};
