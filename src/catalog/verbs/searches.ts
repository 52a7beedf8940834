import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { doorTo, variablePrefix, wire } from './data-access';

const searches = defineVerb({
  id: 'searches',
  title: 'searches',
  summary:
    'Documents are indexed and searched there: a security group rule, the rights and the host name come with it.',
  flow: 'data',
  from: ['compute', 'function'],
  to: ['search-engine'],
  sameNetwork: true,
  fields: {
    readOnly: {
      type: 'toggle',
      label: 'Only reads',
      group: 'Access',
      default: false,
      help: 'Only GET and HEAD, which _search takes as well as POST.',
    },
  },
  exported: true,
  caption: (params) => (params.readOnly === true ? 'reads' : ''),
});

export const verb: Verb = {
  spec: searches,
  facts: {
    reach: (edge, model) => doorTo(edge, model, 'Searches'),
    access: ({ id, from, to, params }) => [
      {
        to: from,
        resource: to,
        level: params.readOnly === true ? 'read' : 'read-write',
        because: [id],
      },
    ],
    wires: ({ id, from, to }, model) => [
      wire(id, from, to, `${variablePrefix(model.get(to).slug)}_HOST`, 'endpoint'),
    ],
  },
};
