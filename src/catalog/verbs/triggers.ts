import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { refuseOtherRegion } from './same-region';

export const triggers = defineVerb({
  id: 'triggers',
  title: 'triggers',
  summary: 'The function runs for batches of messages; what fails comes back.',
  flow: 'events',
  from: ['queue'],
  to: ['function'],
  sameNetwork: false,
  fields: {
    batchSize: {
      type: 'number',
      label: 'Batch',
      group: 'Batches',
      default: 10,
      min: 1,
      max: 10000,
      unit: 'messages',
      help: 'More than ten take a window; a FIFO queue takes ten at most.',
      source: 'Lambda API, CreateEventSourceMapping',
      problem: (value, { params }) =>
        value > 10 && params.windowSeconds === 0 ? 'must be at most 10 without a window.' : null,
    },
    windowSeconds: {
      type: 'number',
      label: 'Window',
      group: 'Batches',
      default: 0,
      min: 0,
      max: 300,
      unit: 's',
      help: 'How long a batch may gather.',
      source: 'Lambda API, CreateEventSourceMapping',
    },
    maxConcurrency: {
      type: 'number',
      label: 'Most at a time',
      group: 'Batches',
      default: 10,
      min: 2,
      max: 1000,
      help: 'Keeps a burst from what the function uses.',
      source: 'Lambda API, ScalingConfig',
      unit: 'runs',
    },
    partialBatches: {
      type: 'toggle',
      label: 'What fails comes back alone',
      group: 'Batches',
      default: true,
      help: 'The function answers with the messages that failed, as the handler of the export does. Off: one failure brings the whole batch back.',
      source: 'Lambda guide, "Implementing partial batch responses"',
    },
  },
  exported: true,
  refuse: refuseOtherRegion,
  caption: (params) => `by ${String(params.batchSize)}`,
});

export const verb: Verb = {
  spec: triggers,
  facts: {
    access: ({ id, from, to }) => [{ to, resource: from, level: 'receive', because: [id] }],
  },
};
