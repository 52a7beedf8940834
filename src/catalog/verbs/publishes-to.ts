import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { variablePrefix, wire, wireRegion } from './data-access';

export const publishesTo = defineVerb({
  id: 'publishes-to',
  title: 'publishes to',
  summary: 'Messages go to everyone who has subscribed to the topic.',
  flow: 'events',
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
    wires: (edge, model) => [
      wire(edge.id, edge.from, edge.to, `${variablePrefix(model.get(edge.to).slug)}_ARN`, 'arn'),
      ...wireRegion(edge, edge.from, edge.to, model),
    ],
  },
};
