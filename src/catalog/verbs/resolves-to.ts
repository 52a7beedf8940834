import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { publicDoors } from './public-doors';

export const resolvesTo = defineVerb({
  id: 'resolves-to',
  title: 'resolves to',
  summary: 'An alias record that answers with the addresses of the load balancer.',
  from: ['dns-name'],
  to: ['load-balancer'],
  sameNetwork: false,
  single: 'from',
  fields: {},
  exported: true,
  caption: () => 'alias A',
});

export const verb: Verb = {
  spec: resolvesTo,
  facts: { reach: (edge, model) => publicDoors(edge.id, edge.to, model) },
};
