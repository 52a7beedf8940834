import { drPlan } from '../../catalog/dr-plan/spec';
import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { sqsQueue } from '../../catalog/sqs-queue/spec';
import { notifies } from '../../catalog/verbs/notifies';
import { triggers } from '../../catalog/verbs/triggers';
import type { NodeId } from '../../design';
import { fieldProblem } from '../../spec/field-problem';
import type { Capability } from '../../spec/kind-spec';
import type { Model } from '../../spec/model';
import { addNode } from '../../spec/commands/places';
import { defineRule, fail, pass, type Fix } from '../../validation';
import type { Lambda } from '../concurrency';
import { fixWith, join, land } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf } from '../subjects';

const SQL: ReadonlySet<Capability> = new Set(['sql-database', 'sql-pool', 'sql-replica']);

/** What AWS advises between the two timeouts (CF-5). */
const TIMES = 6;

/** A function runs only for a queue of its own region, and with two at a time at least. */
function canWait(model: Model, topic: NodeId, { id, params }: Lambda): boolean {
  const home = model.regionOf(topic);
  const { timeoutSeconds, reservedConcurrency } = lambdaFunction.fields;
  return (
    home !== null &&
    home.id === model.regionOf(id)?.id &&
    params.reservedConcurrency !== 1 &&
    // With a queue it is known how many connections it opens (CP-2, AS-10), and the plan has targets for messages (DR-2).
    !model.edgesFrom(id).some(({ to }) => model.get(to).spec.can.some((one) => SQL.has(one))) &&
    model.ofKind(drPlan).length === 0 &&
    fieldProblem(timeoutSeconds, params.timeoutSeconds, { params }) === null &&
    fieldProblem(reservedConcurrency, params.reservedConcurrency, { params }) === null
  );
}

const buffer = (edgeId: string, worker: Lambda): Fix =>
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
          TIMES * worker.params.timeoutSeconds,
          sqsQueue.fields.visibilitySeconds.default,
        ),
      },
    });
    land(edit, queue, parent);
    // The subscription stays, and with it its filter.
    tx.changeEdge(edgeId, { to: queue });
    const trigger = join(edit, triggers, queue, worker.id);
    const { reservedConcurrency } = worker.params;
    const { maxConcurrency } = triggers.fields;
    // What runs at a time at most is no more than what is kept free for it (SV-9).
    if (reservedConcurrency > 0 && reservedConcurrency < maxConcurrency.default) {
      const params = { ...tx.design.edges[trigger]!.params, maxConcurrency: reservedConcurrency };
      tx.changeEdge(trigger, { params });
    }
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
          { fixes: canWait(model, edge.from, node) ? [buffer(edge.id, node)] : [] },
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
