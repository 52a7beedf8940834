import { sqsQueue } from '../../catalog/sqs-queue/spec';
import { triggers } from '../../catalog/verbs/triggers';
import { defineRule, fail, pass } from '../../validation';
import { setEdgeParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf } from '../subjects';

const MOST = 10;

export const sv7 = defineRule('serverless/sv-7', {
  title: 'A FIFO queue gives small batches without a window',
  why: 'Lambda refuses a window, and more than ten messages at a time, on a queue that keeps an order.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    for (const queue of model.ofKind(sqsQueue)) {
      if (!queue.params.fifo) continue;
      for (const edge of model.ofVerb(triggers).filter(({ from }) => from === queue.id)) {
        const { batchSize, windowSeconds } = edge.params;
        const subject = { nodes: [queue.id, edge.to], edges: [edge.id] };
        const state = `${nameOf(queue)}: batches of ${batchSize}${windowSeconds > 0 ? ` over ${windowSeconds} s` : ''}`;
        if (batchSize <= MOST && windowSeconds === 0) {
          yield pass(subject, `${state}.`);
          continue;
        }
        const values = { batchSize: Math.min(batchSize, MOST), windowSeconds: 0 };
        yield fail(subject, `${state}, which a FIFO queue does not give.`, {
          field: { edge: edge.id, name: batchSize > MOST ? 'batchSize' : 'windowSeconds' },
          fixes: [setEdgeParams(edge, values, 'Use what it gives')],
        });
      }
    }
  },
  examples: {
    good: [eventDriven({ queue: { fifo: true } })],
    bad: [
      eventDriven({ queue: { fifo: true }, trigger: { windowSeconds: 5 } }),
      eventDriven({ queue: { fifo: true }, trigger: { windowSeconds: 5, batchSize: 100 } }),
    ],
  },
});
