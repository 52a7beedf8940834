import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { triggers } from '../../catalog/verbs/triggers';
import { defineRule, fail, pass } from '../../validation';
import { setEdgeParams, setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf } from '../subjects';

export const sv9 = defineRule('serverless/sv-9', {
  title: 'A queue asks for no more than its function may run',
  why: 'What is over the reserved number is throttled. Each throttled batch counts as a try, so good messages end among the dead letters.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const functions = new Map(model.ofKind(lambdaFunction).map((node) => [node.id, node]));
    for (const edge of model.ofVerb(triggers)) {
      const worker = functions.get(edge.to);
      if (!worker || worker.params.reservedConcurrency === 0) continue;
      const { reservedConcurrency: reserved } = worker.params;
      const { maxConcurrency: asked } = edge.params;
      const subject = { nodes: [edge.from, worker.id], edges: [edge.id] };
      const state = `${nameOf(worker)}: ${reserved} at a time, and ${nameOf(model.get(edge.from))} asks for ${asked}`;
      if (asked <= reserved) {
        yield pass(subject, `${state}.`);
        continue;
      }
      yield fail(subject, `${state}.`, {
        measure: asked - reserved,
        field: { edge: edge.id, name: 'maxConcurrency' },
        fixes: [
          reserved >= triggers.fields.maxConcurrency.min
            ? setEdgeParams(edge, { maxConcurrency: reserved }, `Ask for ${reserved}`)
            : setParams(worker, { reservedConcurrency: asked }, `Reserve ${asked}`),
        ],
      });
    }
  },
  examples: {
    good: [eventDriven(), eventDriven({ worker: { reservedConcurrency: 10 } })],
    bad: [
      eventDriven({ worker: { reservedConcurrency: 5 } }),
      eventDriven({ worker: { reservedConcurrency: 1 } }),
    ],
  },
});
