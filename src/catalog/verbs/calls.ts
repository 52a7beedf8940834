import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { variablePrefix, wire } from './data-access';

export const calls = defineVerb({
  id: 'calls',
  title: 'calls',
  summary: 'Servers send requests to an internal load balancer in the same VPC.',
  from: ['compute'],
  to: ['load-balancer'],
  sameNetwork: true,
  fields: {},
  exported: true,
  refuse: (_model, from, to) =>
    to.params.scheme === 'internal'
      ? null
      : `${to.label} faces the internet. Make it internal to let ${from.label} call it inside the VPC.`,
  caption: () => '',
});

export const verb: Verb = {
  spec: calls,
  facts: {
    reach: (edge, model) =>
      model.listeners
        .filter((listener) => listener.loadBalancer === edge.to)
        .map((listener) => ({
          from: edge.from,
          to: edge.to,
          port: listener.port,
          protocol: 'tcp',
          purpose: `Requests from ${model.get(edge.from).label}`,
          because: [edge.id],
        })),
    wires: (edge, model) => [
      wire(
        edge.id,
        edge.from,
        edge.to,
        `${variablePrefix(model.get(edge.to).slug)}_HOST`,
        'endpoint',
      ),
    ],
  },
};
