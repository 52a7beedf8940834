import { defineKind } from '../../spec/kind-spec';

export const internet = defineKind({
  id: 'internet',
  title: 'Internet users',
  short: 'Users',
  summary: 'The people and programs that use the application from the internet.',
  keywords: ['user', 'client', 'browser', 'entry', 'public'],
  category: 'traffic',
  label: 'Users',
  slug: 'users',
  inside: ['canvas'],
  can: ['traffic-source'],
  fields: {},
  exported: false,
  caption: () => 'Internet',
});
