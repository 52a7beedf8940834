import { feeds, isNear, type Feed } from '../../catalog/verbs/feeds';
import { defineRule, fail, pass } from '../../validation';
import { setEdgeParams } from '../fixes';
import { fleets, nameOf, unitOf } from '../subjects';
import { worker } from '../worker-example';

export const as6 = defineRule('scaling/as-6', {
  title: 'Workers scale on their queue',
  why: 'A worker is busy or it is not: the CPU says nothing about how many messages wait, and for how long.',
  lacking: 'No queue feeds servers or tasks.',
  severity: 'warning',
  maps: { wellArchitected: ['PERF'] },
  *check(model) {
    for (const fleet of fleets(model)) {
      for (const feed of model.edgesTo(fleet.id, feeds) as readonly Feed[]) {
        const queue = model.get(feed.from);
        // A connection from anything else is IS-2's to report.
        if (!queue.spec.can.includes('queue')) continue;
        const subject = { nodes: [queue.id, fleet.id], edges: [feed.id] };
        const field = { edge: feed.id, name: 'scaling' };
        if (!feed.params.scaling) {
          yield fail(
            subject,
            `${nameOf(fleet)}: takes messages from ${nameOf(queue)}, and does not grow when more of them wait.`,
            {
              field,
              // No policy sees the metrics of another region.
              fixes: isNear(feed, model)
                ? [setEdgeParams(feed, { scaling: true }, 'Scale on the queue')]
                : [],
            },
          );
        } else if (isNear(feed, model)) {
          yield pass(
            subject,
            `${nameOf(fleet)}: one ${unitOf(fleet)} for ${feed.params.backlogPerServer} messages in ${nameOf(queue)}.`,
          );
        } else {
          yield fail(
            subject,
            `${nameOf(fleet)}: ${nameOf(queue)} is in another region, whose metrics no policy sees from here.`,
            { field },
          );
        }
      }
    }
  },
  examples: {
    good: [worker(), worker({ group: { cpuScaling: false } })],
    bad: [
      worker({ feed: { scaling: false } }),
      worker({}, (design, { group }) => {
        const region = design.node('region', {
          label: 'Elsewhere',
          params: { region: 'us-west-2' },
        });
        const queue = design.node('sqs-queue', { label: 'Far', slug: 'far', parent: region });
        design.edge('feeds', queue, group);
      }),
    ],
  },
});
