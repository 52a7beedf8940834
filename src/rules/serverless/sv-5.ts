import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { invokes } from '../../catalog/verbs/invokes';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf, namesOf } from '../subjects';

/** Seconds. API Gateway quotas: an integration of an HTTP API is cut off after 30, and getting there takes time too. */
const LONGEST = 29;

export const sv5 = defineRule('serverless/sv-5', {
  title: 'A function answers before its API gives up',
  why: 'API Gateway waits 30 seconds. After that the client gets a 503, while the function goes on, is paid for, and may run again when the client tries again.',
  severity: 'info',
  *check(model) {
    for (const node of model.ofKind(lambdaFunction)) {
      const edges = model.edgesTo(node.id, invokes);
      if (edges.length === 0) continue;
      const apis = edges.map(({ from }) => from);
      const subject = { nodes: [node.id, ...new Set(apis)], edges: edges.map(({ id }) => id) };
      const { timeoutSeconds } = node.params;
      const state = `${nameOf(node)}: may take ${timeoutSeconds} s behind ${namesOf(model, apis)}`;
      yield timeoutSeconds <= LONGEST
        ? pass(subject, `${state}.`)
        : fail(subject, `${state}, which waits 30 s. What takes longer belongs behind a queue.`, {
            field: { node: node.id, name: 'timeoutSeconds' },
            fixes: [setParams(node, { timeoutSeconds: LONGEST }, `Stop after ${LONGEST} s`, false)],
          });
    }
  },
  examples: {
    good: [
      eventDriven(),
      eventDriven({ worker: { timeoutSeconds: 900 }, queue: { visibilitySeconds: 5400 } }),
    ],
    bad: [eventDriven({ intake: { timeoutSeconds: 30 } })],
  },
});
