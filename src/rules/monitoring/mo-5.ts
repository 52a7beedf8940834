import { apiGateway, isRest } from '../../catalog/api-gateway/spec';
import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { inTurn, nameOf, perNode, wantParam } from '../subjects';

const functions = wantParam(lambdaFunction, {
  name: 'tracing',
  value: true,
  good: 'leaves a trace of its requests',
  bad: 'leaves no trace of its requests',
  fix: 'Turn on tracing',
});

/** What a REST API leaves behind beside its access log; an HTTP API has nothing else. */
const apis = perNode(apiGateway, function* (api) {
  const { tracing, executionLogs } = api.params;
  if (!isRest(api.params)) return;
  const missing = [
    ...(tracing ? [] : [{ name: 'tracing', value: true, text: 'traces' }]),
    ...(executionLogs === 'OFF'
      ? [{ name: 'executionLogs', value: 'ERROR', text: 'execution logs' }]
      : []),
  ];
  const subject = { nodes: [api.id] };
  const [first] = missing;
  if (!first) {
    yield pass(subject, `${nameOf(api)}: leaves traces and execution logs.`);
    return;
  }
  const names = listWords(missing.map(({ text }) => text));
  yield fail(subject, `${nameOf(api)}: without ${names}.`, {
    measure: missing.length,
    field: { node: api.id, name: first.name },
    fixes: [
      setParams(
        api,
        Object.fromEntries(missing.map(({ name, value }) => [name, value])),
        `Turn on ${names}`,
      ),
    ],
  });
});

export const mo5 = defineRule('monitoring/mo-5', {
  title: 'Functions and APIs leave traces',
  why: 'A request that goes through five services is slow in one of them. Traces say in which.',
  lacking: 'No function and no REST API is drawn.',
  severity: 'warning',
  maps: {
    checkov: [
      {
        id: 'CKV_AWS_50',
        resource: 'aws_lambda_function',
        attribute: 'tracing_config.mode',
      },
      {
        id: 'CKV_AWS_73',
        resource: 'aws_api_gateway_stage',
        attribute: 'xray_tracing_enabled',
      },
    ],
    // APIG1 of cdk-nag and CKV_AWS_76 ask for access logs, which every API writes.
    cdkNag: ['APIG6'],
    fsbp: ['APIGateway.1', 'APIGateway.3'],
    wellArchitected: ['OPS'],
  },
  check: inTurn(functions, apis),
  examples: {
    good: [
      eventDriven(),
      eventDriven({ api: { kind: 'rest' } }),
      eventDriven({
        api: { kind: 'http', tracing: false, executionLogs: 'OFF' },
      }),
    ],
    bad: [
      eventDriven({ worker: { tracing: false } }),
      eventDriven({ api: { kind: 'rest', tracing: false } }),
      eventDriven({ api: { kind: 'rest', executionLogs: 'OFF' } }),
      eventDriven({
        api: { kind: 'rest', tracing: false, executionLogs: 'OFF' },
      }),
    ],
  },
});
