import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { apiGateway, isRest } from '../../catalog/api-gateway/spec';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import type { ModelNode } from '../../spec/model';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { inTurn, nameOf, perNode } from '../subjects';

type Entrance = ModelNode<{ readonly waf: boolean }>;

function verdictOf(entrance: Entrance): Verdict {
  const subject = { nodes: [entrance.id] };
  return entrance.params.waf
    ? pass(subject, `${nameOf(entrance)}: a firewall stands before it.`)
    : fail(subject, `${nameOf(entrance)}: faces the internet without a web application firewall.`, {
        field: { node: entrance.id, name: 'waf' },
        fixes: [setParams(entrance, { waf: true }, 'Put a firewall before it')],
      });
}

export const lb12 = defineRule('load-balancing/lb-12', {
  title: 'Public entrance has a web application firewall',
  why: 'It turns away known attacks and addresses, and limits what one address may ask for.',
  severity: 'warning',
  from: 'production',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      {
        id: 'CKV2_AWS_28',
        resource: 'aws_lb',
        attribute: 'aws_wafv2_web_acl_association.resource_arn',
      },
      {
        id: 'CKV2_AWS_29',
        resource: 'aws_api_gateway_stage',
        attribute: 'aws_wafv2_web_acl_association.resource_arn',
      },
    ],
    cdkNag: ['APIG3'],
    fsbp: ['ELB.16', 'APIGateway.4'],
  },
  check: inTurn(
    perNode(applicationLoadBalancer, function* (alb) {
      if (alb.params.scheme !== 'internal') yield verdictOf(alb);
    }),
    perNode(apiGateway, function* (api) {
      if (isRest(api.params)) yield verdictOf(api);
    }),
  ),
  examples: {
    good: [
      example(),
      example({ with: { alb: { scheme: 'internal', waf: false } } }),
      eventDriven({ api: { kind: 'rest' } }),
      // WAF takes no HTTP API.
      eventDriven({ api: { kind: 'http', waf: false } }),
    ],
    bad: [
      example({ with: { alb: { waf: false } } }),
      eventDriven({ api: { kind: 'rest', waf: false } }),
    ],
  },
});
