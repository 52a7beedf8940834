import { sqsQueue } from '../../catalog/sqs-queue/spec';
import { defineRule, fail, pass } from '../../validation';
import { addMonitoring, monitors, watcherOf } from '../operations';
import { operated, secondRegion } from '../operations-example';
import type { DesignBuilder, NodeId } from '../../design';
import { nameOf } from '../subjects';

function queueWithWorker(design: DesignBuilder, parent: NodeId): void {
  const queue = design.node('sqs-queue', { label: 'Jobs', parent });
  const worker = design.node('lambda-function', {
    label: 'Job worker',
    parent,
    params: { critical: 'no' },
  });
  design.edge('triggers', queue, worker);
}

/** Of queues that matter or not: a message that failed for good is lost work either way. */
export const mo7 = defineRule('monitoring/mo-7', {
  title: 'Dead letters are noticed',
  why: 'A queue of dead letters keeps what failed for two weeks. Whoever does not know of it loses it then.',
  lacking: 'No monitoring is drawn, or no queue that has a dead-letter queue.',
  severity: 'warning',
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    if (monitors(model).length === 0) return;
    for (const queue of model.ofKind(sqsQueue)) {
      const region = model.regionName(queue.id);
      if (!queue.params.deadLetters || region === null) continue;
      const watcher = watcherOf(model, region);
      const subject = { nodes: [queue.id] };
      yield watcher
        ? pass(subject, `${nameOf(queue)}: ${nameOf(watcher)} tells of its dead letters.`)
        : fail(subject, `${nameOf(queue)}: nobody in ${region} hears of its dead letters.`, {
            fixes: addMonitoring(model, [region]),
          });
    }
  },
  examples: {
    good: [operated({}, {}, queueWithWorker)],
    bad: [
      operated({}, {}, (design) => {
        const third = design.node('region', {
          label: 'Third region',
          params: { region: 'eu-west-1' },
        });
        queueWithWorker(design, third);
        design.node('monitoring', {
          label: 'Monitoring, west',
          parent: secondRegion(design),
          params: { emails: ['oncall@acme.dev'] },
        });
      }),
    ],
  },
});
