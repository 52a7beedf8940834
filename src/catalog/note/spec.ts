import { defineKind } from '../../spec/kind-spec';

export const note = defineKind({
  id: 'note',
  title: 'Note',
  short: 'Note',
  summary:
    'Text on the canvas: a question, a comment, a reminder, about a node or the whole. Drawn, never exported.',
  keywords: ['text', 'comment', 'label', 'sticky', 'sketch'],
  category: 'sketch',
  label: 'Note',
  slug: 'note',
  inside: ['canvas', 'region', 'network', 'tier'],
  can: ['remark'],
  fields: {
    text: {
      type: 'text',
      label: 'Text',
      group: 'General',
      default: '',
      placeholder: 'Write what the drawing cannot say',
      multiline: true,
      help: 'Shown on the canvas, and never exported.',
    },
  },
  exported: false,
  caption: () => '',
});
