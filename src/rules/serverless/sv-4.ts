import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { reads } from '../../catalog/verbs/reads';
import { readsWrites } from '../../catalog/verbs/reads-writes';
import { defineRule, fail, pass } from '../../validation';
import { askedByQueues, mostAtATime } from '../concurrency';
import { setParams } from '../fixes';
import { functionsInVpc } from '../function-examples';
import { nameOf, namesOf } from '../subjects';

const USUAL = 10;
const SQL = new Set(['sql-database', 'sql-pool', 'sql-replica']);

export const sv4 = defineRule('serverless/sv-4', {
  title: 'A function does not flood its database',
  why: 'Functions grow by a thousand in ten seconds, a database does not. A limit makes a burst wait in front of it instead of taking it down.',
  severity: 'warning',
  from: 'production',
  maps: {
    checkov: [
      {
        id: 'CKV_AWS_115',
        resource: 'aws_lambda_function',
        attribute: 'reserved_concurrent_executions',
      },
    ],
    wellArchitected: ['REL'],
  },
  *check(model) {
    for (const node of model.ofKind(lambdaFunction)) {
      const stores = [...model.edgesFrom(node.id, readsWrites), ...model.edgesFrom(node.id, reads)]
        .map(({ to }) => to)
        .filter((id) => model.get(id).spec.can.some((one) => SQL.has(one)));
      if (stores.length === 0) continue;
      const subject = { nodes: [node.id, ...new Set(stores)] };
      const most = mostAtATime(model, node);
      if (most !== null) {
        yield pass(
          subject,
          `${nameOf(node)}: ${most} at a time at most use ${namesOf(model, stores)}.`,
        );
        continue;
      }
      const { max: limit } = lambdaFunction.fields.reservedConcurrency;
      const wanted = Math.min(limit, Math.max(USUAL, askedByQueues(model, node)));
      yield fail(
        subject,
        `${nameOf(node)}: as many as the account allows use ${namesOf(model, stores)} at a time.`,
        {
          field: { node: node.id, name: 'reservedConcurrency' },
          // How many the database bears, only a person knows.
          fixes: [setParams(node, { reservedConcurrency: wanted }, `Run ${wanted} at most`, false)],
        },
      );
    }
  },
  examples: {
    good: [
      functionsInVpc(),
      functionsInVpc({ called: true, with: { worker: { reservedConcurrency: 20 } } }),
    ],
    bad: [functionsInVpc({ called: true })],
  },
});
