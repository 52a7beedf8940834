import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';

const uses = defineVerb({
  id: 'uses',
  title: 'uses',
  summary: 'An external system uses this. Drawn, never exported.',
  flow: 'traffic',
  from: ['external'],
  to: ['any'],
  sameNetwork: false,
  fields: {},
  exported: false,
  caption: () => '',
});

export const verb: Verb = { spec: uses };
