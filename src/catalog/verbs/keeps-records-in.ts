import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { variablePrefix, wire, wireRegion } from './data-access';

export const keepsRecordsIn = defineVerb({
  id: 'keeps-records-in',
  title: 'keeps records in',
  summary:
    'Records are read and written by key: the rights and the name of the table come with it.',
  from: ['compute', 'function'],
  to: ['table'],
  sameNetwork: false,
  fields: {
    readOnly: {
      type: 'toggle',
      label: 'Only reads',
      group: 'Access',
      default: false,
      help: 'No right to write or delete items.',
    },
  },
  exported: true,
  caption: (params) => (params.readOnly === true ? 'reads' : ''),
});

export const verb: Verb = {
  spec: keepsRecordsIn,
  facts: {
    access: ({ id, from, to, params }) => [
      {
        to: from,
        resource: to,
        level: params.readOnly === true ? 'read' : 'read-write',
        because: [id],
      },
    ],
    wires: (edge, model) => [
      wire(edge.id, edge.from, edge.to, `${variablePrefix(model.get(edge.to).slug)}_TABLE`, 'name'),
      ...wireRegion(edge, edge.from, edge.to, model),
    ],
  },
};
