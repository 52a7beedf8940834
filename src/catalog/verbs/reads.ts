import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { databaseBehind, doorTo, secretBehind, readingPrefix, wire } from './data-access';

export const reads = defineVerb({
  id: 'reads',
  title: 'reads from',
  summary: 'Reads that may lag go to a replica, or to the readers of a cluster.',
  flow: 'data',
  from: ['compute', 'function'],
  to: ['sql-replica', 'sql-readers'],
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
      const target = model.get(edge.to);
      const isCluster = target.spec.can.includes('sql-readers');
      const prefix = readingPrefix(target);
      return [
        wire(
          edge.id,
          edge.from,
          edge.to,
          `${prefix}_HOST`,
          isCluster ? 'reader-endpoint' : 'endpoint',
        ),
        wire(edge.id, edge.from, edge.to, `${prefix}_PORT`, 'port'),
        wire(edge.id, edge.from, source, `${prefix}_NAME`, 'database-name'),
        wire(edge.id, edge.from, source, `${prefix}_SECRET_ARN`, 'secret-arn'),
      ];
    },
  },
};
