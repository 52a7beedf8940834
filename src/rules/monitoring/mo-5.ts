import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { defineRule } from '../../validation';
import { eventDriven } from '../serverless-example';
import { wantParam } from '../subjects';

export const mo5 = defineRule('monitoring/mo-5', {
  title: 'Functions leave traces',
  why: 'A request that goes through five services is slow in one of them. Traces say in which.',
  severity: 'warning',
  maps: { checkov: ['CKV_AWS_50'], wellArchitected: ['OPS'] },
  check: wantParam(lambdaFunction, {
    name: 'tracing',
    value: true,
    good: 'leaves a trace of its requests',
    bad: 'leaves no trace of its requests',
    fix: 'Turn on tracing',
  }),
  examples: {
    good: [eventDriven()],
    bad: [eventDriven({ worker: { tracing: false } })],
  },
});
