import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { databaseBehind, doorTo, secretBehind, variablePrefix, wire } from './data-access';

export const reads = defineVerb({
  id: 'reads',
  title: 'reads from',
  summary: 'Reads that may lag by seconds go to the replica.',
  from: ['compute', 'function'],
  to: ['sql-replica'],
  sameNetwork: true,
  fields: {},
  exported: true,
  caption: () => '',
});

export const verb: Verb = {
  spec: reads,
  facts: {
    reach: (edge, model) => doorTo(edge, model, 'Reads'),
    grants: (edge, model) => secretBehind(edge, model),
    wires: (edge, model) => {
      const source = databaseBehind(edge.to, model);
      if (source === null) return [];
      const prefix = variablePrefix(model.get(edge.to).slug);
      return [
        wire(edge.id, edge.from, edge.to, `${prefix}_HOST`, 'endpoint'),
        wire(edge.id, edge.from, edge.to, `${prefix}_PORT`, 'port'),
        wire(edge.id, edge.from, source, `${prefix}_NAME`, 'database-name'),
        wire(edge.id, edge.from, source, `${prefix}_SECRET_ARN`, 'secret-arn'),
      ];
    },
  },
};
