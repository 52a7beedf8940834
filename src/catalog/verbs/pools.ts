import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';

export const pools = defineVerb({
  id: 'pools',
  title: 'pools connections to',
  summary: 'The proxy keeps the connections to the database and knows its credentials.',
  flow: 'data',
  from: ['sql-pool'],
  to: ['sql-database'],
  sameNetwork: true,
  single: 'from',
  fields: {},
  exported: true,
  caption: () => '',
});

export const verb: Verb = {
  spec: pools,
  facts: {
    reach: (edge, model) => {
      const port = model.portOf(edge.to);
      return port === null
        ? []
        : [
            {
              from: edge.from,
              to: edge.to,
              port,
              protocol: 'tcp',
              purpose: `Pooled connections from ${model.get(edge.from).label}`,
              because: [edge.id],
            },
          ];
    },
    grants: (edge) => [{ to: edge.from, secretOf: edge.to, because: [edge.id] }],
  },
};
