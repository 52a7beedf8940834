import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';

const concerns = defineVerb({
  id: 'concerns',
  title: 'concerns',
  summary: 'What a decision or a note is about. Drawn, and named in the documents; no code.',
  flow: 'remark',
  from: ['decision', 'remark'],
  to: ['all'],
  sameNetwork: false,
  fields: {},
  exported: false,
  caption: () => '',
});

export const verb: Verb = { spec: concerns };
