import { isIsoDay } from '../../kit/days';
import { defineKind } from '../../spec/kind-spec';

const STATUSES = ['proposed', 'accepted', 'rejected', 'superseded'] as const;
const titled = (status: string): string => status.charAt(0).toUpperCase() + status.slice(1);

export const decision = defineKind({
  id: 'decision',
  title: 'Decision',
  short: 'Decision',
  summary:
    'Why the design is as it is: context, decision and consequences. Drawn beside what it is about, and written into the documents of the export.',
  keywords: ['adr', 'record', 'architecture', 'why', 'rationale', 'comment', 'sketch'],
  category: 'sketch',
  label: 'Decision',
  slug: 'decision',
  inside: ['canvas', 'region', 'network', 'tier'],
  can: ['decision'],
  fields: {
    status: {
      type: 'choice',
      label: 'Status',
      group: 'General',
      default: 'proposed',
      options: STATUSES.map((value) => ({ value, label: titled(value) })),
      help: 'Where it stands. What another decision has replaced is superseded, and stays.',
      unseen: true,
    },
    decidedOn: {
      type: 'text',
      label: 'Decided on',
      group: 'General',
      default: '',
      placeholder: '2026-01-31',
      empty: 'not yet',
      help: 'The day on which it was accepted or rejected.',
      unseen: true,
      problem: (value) =>
        value === '' || isIsoDay(value) ? null : 'must be a day such as 2026-01-31, or nothing.',
    },
    context: {
      type: 'text',
      label: 'Context',
      group: 'Record',
      default: '',
      multiline: true,
      placeholder: 'What forces a decision?',
      help: 'Requirements, limits and alternatives, as they were known.',
      unseen: true,
    },
    decision: {
      type: 'text',
      label: 'Decision',
      group: 'Record',
      default: '',
      multiline: true,
      placeholder: 'We will…',
      help: 'What is done, in a sentence or two.',
      unseen: true,
    },
    consequences: {
      type: 'text',
      label: 'Consequences',
      group: 'Record',
      default: '',
      multiline: true,
      placeholder: 'What becomes easier, and what harder?',
      help: 'What follows from it, the bad with the good.',
      unseen: true,
    },
  },
  exported: false,
  caption: ({ status, decidedOn }) =>
    [titled(String(status)), String(decidedOn)].filter(Boolean).join(' · '),
});
