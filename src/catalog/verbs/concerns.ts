import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';

const concerns = defineVerb({
  id: 'concerns',
  title: 'concerns',
  summary: 'What a decision is about. Drawn, and named in its record; no code.',
  flow: 'remark',
  from: ['decision'],
  to: ['any'],
  sameNetwork: false,
  fields: {},
  exported: false,
  caption: () => '',
});

export const verb: Verb = { spec: concerns };
