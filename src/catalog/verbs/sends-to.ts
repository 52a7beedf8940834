import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { variablePrefix, wire, wireRegion } from './data-access';

export const sendsTo = defineVerb({
  id: 'sends-to',
  title: 'sends messages to',
  summary: 'Messages go into the queue: the right to send and its address come with it.',
  flow: 'events',
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
    wires: (edge, model) => [
      wire(edge.id, edge.from, edge.to, `${variablePrefix(model.get(edge.to).slug)}_URL`, 'url'),
      ...wireRegion(edge, edge.from, edge.to, model),
    ],
  },
};
