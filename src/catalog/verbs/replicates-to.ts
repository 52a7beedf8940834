import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';

export const replicatesTo = defineVerb({
  id: 'replicates-to',
  title: 'replicates to',
  summary: 'Changes flow to the replica asynchronously, usually within seconds.',
  from: ['sql-database'],
  to: ['sql-replica'],
  sameNetwork: true,
  single: 'to',
  fields: {},
  exported: true,
  caption: () => 'asynchronous',
});

export const verb: Verb = { spec: replicatesTo };
