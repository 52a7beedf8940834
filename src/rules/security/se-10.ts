import { apiGateway, isRest } from '../../catalog/api-gateway/spec';
import { invokes } from '../../catalog/verbs/invokes';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { nameOf } from '../subjects';

export const se10 = defineRule('security/se-10', {
  title: 'An API asks who calls',
  why: 'An API without authorization runs its functions for everybody who finds the address.',
  severity: 'warning',
  maps: {
    checkov: [
      { id: 'CKV_AWS_309', resource: 'aws_apigatewayv2_route', attribute: 'authorization_type' },
      { id: 'CKV_AWS_59', resource: 'aws_api_gateway_method', attribute: 'authorization' },
    ],
    cdkNag: ['APIG4'],
    fsbp: ['APIGateway.8'],
    wellArchitected: ['SEC'],
  },
  *check(model) {
    for (const api of model.ofKind(apiGateway)) {
      if (model.edgesFrom(api.id, invokes).length === 0) continue;
      const subject = { nodes: [api.id] };
      yield api.params.authorization === 'NONE'
        ? fail(
            subject,
            `${nameOf(api)}: answers everybody${isRest(api.params) && api.params.apiKey ? ' who has its key, which proves nobody' : ''}.`,
            {
              measure: isRest(api.params) && api.params.apiKey ? 1 : 2,
              field: { node: api.id, name: 'authorization' },
              fixes: [setParams(api, { authorization: 'AWS_IAM' }, 'Answer whom IAM lets', false)],
            },
          )
        : pass(
            subject,
            `${nameOf(api)}: answers ${api.params.authorization === 'JWT' ? 'who has a token' : 'whom IAM lets'}.`,
          );
    }
  },
  examples: {
    good: [
      eventDriven(),
      eventDriven({ api: { authorization: 'JWT' } }),
      eventDriven({ api: { kind: 'rest' } }),
      eventDriven({ api: { kind: 'rest', authorization: 'JWT', apiKey: true } }),
    ],
    bad: [
      eventDriven({ api: { authorization: 'NONE' } }),
      eventDriven({ api: { kind: 'rest', authorization: 'NONE' } }),
      eventDriven({ api: { kind: 'rest', authorization: 'NONE', apiKey: true } }),
    ],
  },
});
