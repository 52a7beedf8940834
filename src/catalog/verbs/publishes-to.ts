import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { variablePrefix, wire } from './data-access';

export const publishesTo = defineVerb({
  id: 'publishes-to',
  title: 'publishes to',
  summary: 'Messages go to everyone who has subscribed to the topic.',
  from: ['compute', 'function'],
  to: ['topic'],
  sameNetwork: false,
  fields: {},
  exported: true,
  caption: () => '',
});

export const verb: Verb = {
  spec: publishesTo,
  facts: {
    access: ({ id, from, to }) => [{ to: from, resource: to, level: 'publish', because: [id] }],
    wires: ({ id, from, to }, model) => [
      wire(id, from, to, `${variablePrefix(model.get(to).slug)}_ARN`, 'arn'),
    ],
  },
};
