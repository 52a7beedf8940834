import { defineKind } from '../../spec/kind-spec';

export const externalSystem = defineKind({
  id: 'external-system',
  title: 'External system',
  short: 'External',
  summary: 'Something outside this design, such as a payment provider. Drawn, never exported.',
  keywords: ['saas', 'third party', 'partner', 'api', 'sketch'],
  category: 'sketch',
  label: 'External system',
  slug: 'external',
  inside: ['canvas', 'region', 'network', 'tier'],
  can: ['external'],
  fields: {
    purpose: {
      type: 'text',
      label: 'Purpose',
      group: 'General',
      default: '',
      placeholder: 'What it does for this application',
      multiline: true,
      help: 'What it is for. It is drawn, and never exported.',
    },
  },
  exported: false,
  caption: () => 'Not exported',
});
