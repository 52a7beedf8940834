import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';

export const replicatesObjectsTo = defineVerb({
  id: 'replicates-objects-to',
  title: 'replicates objects to',
  summary:
    'New objects are copied to the other bucket, usually within minutes; those that are there already are not.',
  from: ['object-store'],
  to: ['object-store'],
  sameNetwork: false,
  single: 'to',
  fields: {
    prefix: {
      type: 'text',
      label: 'Only keys that begin with',
      group: 'Replication',
      default: '',
      placeholder: 'uploads/',
      help: 'Empty: all objects.',
      source: 'S3 API, ReplicationRuleFilter',
      problem: (value) =>
        value.length <= 1024 ? null : 'must be at most 1,024 characters, as keys are.',
    },
    deleteMarkers: {
      type: 'toggle',
      label: 'Replicate deletions',
      group: 'Replication',
      default: true,
      help: 'A deleted object disappears there too; its versions stay.',
    },
    timeControl: {
      type: 'toggle',
      label: 'Within 15 minutes',
      group: 'Replication',
      default: false,
      help: 'Replication Time Control: an agreement for 99.99 % of objects, and metrics. Costs per GB.',
      source: 'S3 User Guide, "Replication Time Control"',
    },
  },
  exported: true,
  refuse: (model, from, to) =>
    model
      .edgesFrom(to.id)
      .some((edge) => edge.verb === 'replicates-objects-to' && edge.to === from.id)
      ? `${to.label} replicates to ${from.label} already.`
      : null,
  caption: (params) => (params.prefix === '' ? 'asynchronous' : String(params.prefix)),
});

export const verb: Verb = { spec: replicatesObjectsTo };
