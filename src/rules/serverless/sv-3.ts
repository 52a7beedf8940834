import { snsTopic } from '../../catalog/sns-topic/spec';
import { notifies } from '../../catalog/verbs/notifies';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf } from '../subjects';

export const sv3 = defineRule('serverless/sv-3', {
  title: 'A topic keeps what a subscriber does not take',
  why: 'After its tries SNS drops a message, and nobody hears of it.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const topic of model.ofKind(snsTopic)) {
      if (model.edgesFrom(topic.id, notifies).length === 0) continue;
      const subject = { nodes: [topic.id] };
      yield topic.params.deadLetters
        ? pass(subject, `${nameOf(topic)}: what is not taken waits in a queue.`)
        : fail(subject, `${nameOf(topic)}: what a subscriber does not take is dropped.`, {
            field: { node: topic.id, name: 'deadLetters' },
            fixes: [setParams(topic, { deadLetters: true }, 'Keep it in a queue')],
          });
    }
  },
  examples: { good: [eventDriven()], bad: [eventDriven({ topic: { deadLetters: false } })] },
});
