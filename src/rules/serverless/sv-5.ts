import { isRest } from '../../catalog/api-gateway/spec';
import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { invokes } from '../../catalog/verbs/invokes';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf, namesOf } from '../subjects';

/** Seconds. API Gateway quotas: an integration is cut off after 30, that of a REST API after 29, and getting there takes time too. */
const LONGEST = 29;

export const sv5 = defineRule('serverless/sv-5', {
  title: 'A function answers before its API gives up',
  why: 'An HTTP API waits 30 seconds, a REST API 29. After that the client gets an error, while the function goes on, is paid for, and may run again when the client tries again.',
  severity: 'info',
  maps: { wellArchitected: ['PERF'] },
  *check(model) {
    for (const node of model.ofKind(lambdaFunction)) {
      const edges = model.edgesTo(node.id, invokes);
      if (edges.length === 0) continue;
      const apis = edges.map(({ from }) => from);
      const subject = {
        nodes: [node.id, ...new Set(apis)],
        edges: edges.map(({ id }) => id),
      };
      const { timeoutSeconds } = node.params;
      const waits = apis.some((id) => isRest(model.get(id).params)) ? LONGEST : 30;
      const state = `${nameOf(node)}: may take ${timeoutSeconds} s behind ${namesOf(model, apis)}`;
      yield timeoutSeconds <= LONGEST
        ? pass(subject, `${state}.`)
        : fail(
            subject,
            `${state}, which waits ${waits} s. What takes longer belongs behind a queue.`,
            {
              measure: timeoutSeconds,
              field: { node: node.id, name: 'timeoutSeconds' },
              fixes: [
                setParams(node, { timeoutSeconds: LONGEST }, `Stop after ${LONGEST} s`, false),
              ],
            },
          );
    }
  },
  examples: {
    good: [
      eventDriven(),
      eventDriven({
        worker: { timeoutSeconds: 900 },
        queue: { visibilitySeconds: 5400 },
      }),
    ],
    bad: [
      eventDriven({ intake: { timeoutSeconds: 30 } }),
      eventDriven({ intake: { timeoutSeconds: 30 }, api: { kind: 'rest' } }),
    ],
  },
});
