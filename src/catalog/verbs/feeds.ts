import type { Verb } from '../../spec/catalog';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelEdge } from '../../spec/model';
import { defineVerb } from '../../spec/verb-spec';
import { variablePrefix, wire, wireRegion } from './data-access';

export const feeds = defineVerb({
  id: 'feeds',
  title: 'feeds',
  summary:
    'Servers take the messages of the queue, and delete what they have done; more servers come when more messages wait.',
  flow: 'events',
  from: ['queue'],
  to: ['compute'],
  sameNetwork: false,
  fields: {
    scaling: {
      type: 'toggle',
      label: 'Scale on the queue',
      group: 'Scaling',
      default: true,
      help: 'Follows the messages that wait, divided by the servers that work.',
      source: 'EC2 Auto Scaling guide, "Scaling policy based on Amazon SQS"',
    },
    backlogPerServer: {
      type: 'number',
      label: 'Messages per server',
      group: 'Scaling',
      default: 100,
      min: 1,
      max: 1_000_000,
      unit: 'messages',
      help: 'The time that a message may wait, divided by the time that one takes.',
      when: (params) => params.scaling === true,
    },
  },
  exported: true,
  caption: (params) =>
    params.scaling === true ? `${String(params.backlogPerServer)} per server` : '',
});

export type Feed = ModelEdge<ParamsOf<typeof feeds.fields>>;

/** Whether servers can follow the queue: a policy sees the metrics of its own region only. */
export const isNear = (feed: Feed, model: Model): boolean =>
  model.regionName(feed.from) === model.regionName(feed.to);

/** The queues on whose length a group of servers or a service scales. */
export const followedQueues = (model: Model, id: string): readonly Feed[] =>
  (model.edgesTo(id, feeds) as readonly Feed[]).filter(
    (feed) =>
      feed.params.scaling && model.get(feed.from).spec.can.includes('queue') && isNear(feed, model),
  );

export const verb: Verb = {
  spec: feeds,
  facts: {
    access: ({ id, from, to }) => [{ to, resource: from, level: 'receive', because: [id] }],
    wires: (edge, model) => [
      wire(edge.id, edge.to, edge.from, `${variablePrefix(model.get(edge.from).slug)}_URL`, 'url'),
      ...wireRegion(edge, edge.to, edge.from, model),
    ],
  },
};
