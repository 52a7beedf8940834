import { sqsQueue } from '../../catalog/sqs-queue/spec';
import { feeds } from '../../catalog/verbs/feeds';
import { triggers } from '../../catalog/verbs/triggers';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf } from '../subjects';

export const sv1 = defineRule('serverless/sv-1', {
  title: 'A queue that is consumed has dead letters',
  why: 'A message that fails every time comes back until it is too old, and is then gone without a trace.',
  severity: 'error',
  maps: { cdkNag: ['SQS3'], wellArchitected: ['REL'] },
  *check(model) {
    for (const queue of model.ofKind(sqsQueue)) {
      const consumers = [
        ...model.edgesFrom(queue.id, triggers),
        ...model.edgesFrom(queue.id, feeds),
      ];
      if (consumers.length === 0) continue;
      const subject = { nodes: [queue.id] };
      yield queue.params.deadLetters
        ? pass(subject, `${nameOf(queue)}: set aside after ${queue.params.maxReceive} tries.`)
        : fail(subject, `${nameOf(queue)}: what fails is tried again until it is too old.`, {
            field: { node: queue.id, name: 'deadLetters' },
            fixes: [setParams(queue, { deadLetters: true }, 'Set it aside')],
          });
    }
  },
  examples: { good: [eventDriven()], bad: [eventDriven({ queue: { deadLetters: false } })] },
});
