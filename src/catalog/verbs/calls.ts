import type { Verb } from '../../spec/catalog';
import type { Model, ModelEdge } from '../../spec/model';
import { defineVerb } from '../../spec/verb-spec';
import { doorTo, variablePrefix, wire } from './data-access';

export const calls = defineVerb({
  id: 'calls',
  title: 'calls',
  summary:
    'Servers and functions send requests to an internal load balancer, or to a service that exists, in the same VPC.',
  flow: 'traffic',
  from: ['compute', 'function'],
  to: ['load-balancer', 'http-service'],
  sameNetwork: true,
  fields: {},
  exported: true,
  refuse: (_model, from, to) =>
    to.params.scheme === 'internal' || to.spec.can.includes('http-service')
      ? null
      : `${to.label} faces the internet. Make it internal to let ${from.label} call it inside the VPC.`,
  caption: () => '',
});

const isService = ({ to }: ModelEdge, model: Model): boolean =>
  model.get(to).spec.can.includes('http-service');

export const verb: Verb = {
  spec: calls,
  facts: {
    reach: (edge, model) =>
      isService(edge, model)
        ? doorTo(edge, model, 'Calls')
        : model.listeners
            .filter((listener) => listener.loadBalancer === edge.to)
            .map((listener) => ({
              from: edge.from,
              to: edge.to,
              port: listener.port,
              protocol: 'tcp',
              purpose: `Requests from ${model.get(edge.from).label}`,
              because: [edge.id],
            })),
    wires: (edge, model) => {
      const prefix = variablePrefix(model.get(edge.to).slug);
      return [
        isService(edge, model)
          ? wire(edge.id, edge.from, edge.to, `${prefix}_URL`, 'url')
          : wire(edge.id, edge.from, edge.to, `${prefix}_HOST`, 'endpoint'),
      ];
    },
  },
};
