import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { accessByName, readOnly } from './data-access';

export const keepsRecordsIn = defineVerb({
  id: 'keeps-records-in',
  title: 'keeps records in',
  summary:
    'Records are read and written by key: the rights and the name of the table come with it.',
  flow: 'data',
  from: ['compute', 'function'],
  to: ['table'],
  sameNetwork: false,
  fields: {
    readOnly: readOnly('items'),
  },
  exported: true,
  caption: (params) => (params.readOnly === true ? 'reads' : ''),
});

export const verb: Verb = { spec: keepsRecordsIn, facts: accessByName('TABLE') };
