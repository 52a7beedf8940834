import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { variablePrefix, wire } from './data-access';

export const feeds = defineVerb({
  id: 'feeds',
  title: 'feeds',
  summary: 'Servers take the messages of the queue, and delete what they have done.',
  from: ['queue'],
  to: ['compute'],
  sameNetwork: false,
  fields: {},
  exported: true,
  caption: () => '',
});

export const verb: Verb = {
  spec: feeds,
  facts: {
    access: ({ id, from, to }) => [{ to, resource: from, level: 'receive', because: [id] }],
    wires: ({ id, from, to }, model) => [
      wire(id, to, from, `${variablePrefix(model.get(from).slug)}_URL`, 'url'),
    ],
  },
};
