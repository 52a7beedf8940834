import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { sqsQueue } from '../../catalog/sqs-queue/spec';
import { notifies } from '../../catalog/verbs/notifies';
import { triggers } from '../../catalog/verbs/triggers';
import type { ModelNode } from '../../spec/model';
import { addNode } from '../../spec/commands/places';
import { defineRule, fail, pass, type Fix } from '../../validation';
import { fixWith, join, land } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf } from '../subjects';

/** What AWS advises between the two timeouts (CF-5). */
const TIMES = 6;

const buffer = (edgeId: string, worker: ModelNode, timeoutSeconds: number): Fix =>
  fixWith('Put a queue between', false, (edit) => {
    const { model, tx, ids } = edit;
    const edge = tx.design.edges[edgeId];
    if (!edge || !model.find(worker.id)) return 'The subscription is gone.';
    const parent = model.regionOf(edge.from)?.id ?? null;
    const queue = addNode(tx, ids, {
      spec: sqsQueue,
      parent,
      params: {
        visibilitySeconds: Math.max(
          TIMES * timeoutSeconds,
          sqsQueue.fields.visibilitySeconds.default,
        ),
      },
    });
    land(edit, queue, parent);
    // The subscription stays, and with it its filter.
    tx.changeEdge(edgeId, { to: queue });
    join(edit, triggers, queue, worker.id);
  });

export const sv6 = defineRule('serverless/sv-6', {
  title: 'A queue stands between a topic and its functions',
  why: 'A queue keeps a burst that a function cannot take, gives it in batches, and tries again for days. SNS alone runs the function once for each message.',
  severity: 'info',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const node of model.ofKind(lambdaFunction)) {
      for (const edge of model.edgesTo(node.id, notifies)) {
        yield fail(
          { nodes: [edge.from, node.id], edges: [edge.id] },
          `${nameOf(node)}: runs for each message of ${nameOf(model.get(edge.from))}, with no queue between.`,
          { fixes: [buffer(edge.id, node, node.params.timeoutSeconds)] },
        );
      }
      for (const { from: queue } of model.edgesTo(node.id, triggers)) {
        const topic = model.edgesTo(queue, notifies)[0]?.from;
        if (topic === undefined) continue;
        yield pass(
          { nodes: [topic, queue, node.id] },
          `${nameOf(node)}: takes what ${nameOf(model.get(topic))} brings from ${nameOf(model.get(queue))}.`,
        );
      }
    }
  },
  examples: {
    good: [eventDriven({}, { buffered: true })],
    bad: [eventDriven(), eventDriven({ fan: { timeoutSeconds: 900 } })],
  },
});
