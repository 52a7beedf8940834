import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { variablePrefix, wire, wireRegion } from './data-access';

export const storesIn = defineVerb({
  id: 'stores-in',
  title: 'stores files in',
  summary:
    'Objects are read and written there: the rights and the name of the bucket come with it.',
  from: ['compute', 'function'],
  to: ['object-store'],
  sameNetwork: false,
  fields: {
    readOnly: {
      type: 'toggle',
      label: 'Only reads',
      group: 'Access',
      default: false,
      help: 'No right to write or delete objects.',
    },
  },
  exported: true,
  caption: (params) => (params.readOnly === true ? 'reads' : ''),
});

export const verb: Verb = {
  spec: storesIn,
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
      wire(
        edge.id,
        edge.from,
        edge.to,
        `${variablePrefix(model.get(edge.to).slug)}_BUCKET`,
        'name',
      ),
      ...wireRegion(edge, edge.from, edge.to, model),
    ],
  },
};
