import type { NodeId } from '../../design';
import type { Verb } from '../../spec/catalog';
import type { Model } from '../../spec/model';
import { defineVerb } from '../../spec/verb-spec';

export const replicatesObjectsTo = defineVerb({
  id: 'replicates-objects-to',
  title: 'replicates objects to',
  summary:
    'New objects are copied to the other bucket, usually within minutes; those that are there already are not.',
  flow: 'replication',
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
      empty: 'all objects',
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
    isReplicatedTo(model, to.id, from.id)
      ? `${to.label} replicates to ${from.label} already.`
      : null,
  caption: (params) => (params.prefix === '' ? 'asynchronous' : String(params.prefix)),
});

/** Whether what is written to a bucket reaches another one, over however many copies. */
function isReplicatedTo(model: Model, from: NodeId, to: NodeId): boolean {
  const seen = new Set([from]);
  for (const id of seen) {
    for (const edge of model.edgesFrom(id)) {
      if (edge.verb === 'replicates-objects-to') seen.add(edge.to);
    }
  }
  return seen.has(to);
}

export const verb: Verb = { spec: replicatesObjectsTo };
