import { triggers } from '../../catalog/verbs/triggers';
import { defineRule, fail, pass } from '../../validation';
import { setEdgeParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf } from '../subjects';

export const sv2 = defineRule('serverless/sv-2', {
  title: 'One bad message does not repeat its batch',
  why: 'Otherwise a message that fails brings its whole batch back: what was done is done again, and good messages end among the dead letters.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const edge of model.ofVerb(triggers)) {
      const subject = { nodes: [edge.from, edge.to], edges: [edge.id] };
      const name = nameOf(model.get(edge.to));
      const { partialBatches, batchSize } = edge.params;
      if (partialBatches || batchSize === 1) {
        yield pass(
          subject,
          partialBatches
            ? `${name}: what fails in a batch comes back alone.`
            : `${name}: takes one message at a time.`,
        );
        continue;
      }
      yield fail(subject, `${name}: one failure brings back up to ${batchSize} messages.`, {
        measure: batchSize,
        field: { edge: edge.id, name: 'partialBatches' },
        // A function that does not name what failed would lose it.
        fixes: [setEdgeParams(edge, { partialBatches: true }, 'Bring back what failed', false)],
      });
    }
  },
  examples: {
    good: [eventDriven(), eventDriven({ trigger: { partialBatches: false, batchSize: 1 } })],
    bad: [eventDriven({ trigger: { partialBatches: false } })],
  },
});
