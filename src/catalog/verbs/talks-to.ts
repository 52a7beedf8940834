import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';

const talksTo = defineVerb({
  id: 'talks-to',
  title: 'talks to',
  summary: 'Something outside this design is involved. Drawn, never exported.',
  flow: 'traffic',
  from: ['any'],
  to: ['external'],
  sameNetwork: false,
  fields: {},
  exported: false,
  caption: () => '',
});

export const verb: Verb = { spec: talksTo };
