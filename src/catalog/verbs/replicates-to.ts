import type { Verb } from '../../spec/catalog';
import type { NodeId } from '../../design/records';
import type { Model } from '../../spec/model';
import { defineVerb } from '../../spec/verb-spec';

export const replicatesTo = defineVerb({
  id: 'replicates-to',
  title: 'replicates to',
  summary:
    'Changes flow to the replica asynchronously, usually within seconds, also to another region.',
  flow: 'replication',
  from: ['sql-source'],
  to: ['sql-replica'],
  sameNetwork: false,
  single: 'to',
  fields: {},
  exported: true,
  refuse: (model, from, to) => {
    if (from.params.existing === true)
      return `${from.label} exists already, and too little of it is known for a replica. Draw a replica that exists as a database of its own.`;
    return isFar({ from: from.id, to: to.id }, model) ||
      model.networkOf(from.id)?.vpc === model.networkOf(to.id)?.vpc
      ? null
      : `${to.label} lies in another VPC of the region: a replica stands in the VPC of its source, or in another region.`;
  },
  caption: () => 'asynchronous',
});

/** Whether a replica and its source are in different regions. */
export const isFar = (
  edge: { readonly from: NodeId; readonly to: NodeId },
  model: Model,
): boolean => model.regionName(edge.from) !== model.regionName(edge.to);

export const verb: Verb = { spec: replicatesTo };
