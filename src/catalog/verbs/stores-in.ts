import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { accessByName, readOnly } from './data-access';

export const storesIn = defineVerb({
  id: 'stores-in',
  title: 'stores files in',
  summary:
    'Objects are read and written there: the rights and the name of the bucket come with it.',
  flow: 'data',
  from: ['compute', 'function'],
  to: ['object-store'],
  sameNetwork: false,
  fields: {
    readOnly: readOnly('objects'),
  },
  exported: true,
  caption: (params) => (params.readOnly === true ? 'reads' : ''),
});

export const verb: Verb = { spec: storesIn, facts: accessByName('BUCKET') };
