import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { sqsQueue } from '../../catalog/sqs-queue/spec';
import { triggers } from '../../catalog/verbs/triggers';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf } from '../subjects';

const TIMES = 6;

export const cf5 = defineRule('parameters/cf-5', {
  title: 'Messages stay hidden while they are worked on',
  why: 'AWS refuses a function that may run longer than the queue hides its messages, and advises six times as long.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const queues = new Map(model.ofKind(sqsQueue).map((node) => [node.id, node]));
    const functions = new Map(model.ofKind(lambdaFunction).map((node) => [node.id, node]));
    for (const edge of model.ofVerb(triggers)) {
      const [queue, worker] = [queues.get(edge.from), functions.get(edge.to)];
      if (!queue || !worker) continue;
      const { visibilitySeconds: hidden } = queue.params;
      const { timeoutSeconds: timeout } = worker.params;
      const subject = { nodes: [queue.id, worker.id], edges: [edge.id] };
      const state = `${nameOf(queue)}: hidden for ${hidden} s, and ${nameOf(worker)} may take ${timeout} s`;
      if (hidden >= TIMES * timeout) {
        yield pass(subject, `${state}.`);
        continue;
      }
      const wanted = Math.min(TIMES * timeout, sqsQueue.fields.visibilitySeconds.max);
      yield fail(subject, `${state}; ${TIMES * timeout} s leave room to try again.`, {
        ...(hidden < timeout ? {} : { severity: 'warning' }),
        measure: TIMES * timeout - hidden,
        field: { node: queue.id, name: 'visibilitySeconds' },
        fixes: [setParams(queue, { visibilitySeconds: wanted }, `Hide them for ${wanted} s`)],
      });
    }
  },
  examples: {
    good: [eventDriven()],
    bad: [
      eventDriven({ worker: { timeoutSeconds: 120 } }),
      eventDriven({ queue: { visibilitySeconds: 30 } }),
    ],
  },
});
