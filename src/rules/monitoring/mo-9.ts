import { apiGateway, isRest } from '../../catalog/api-gateway/spec';
import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { inTurn, nameOf, perNode } from '../subjects';

type Entrance = ModelNode<{ readonly waf: boolean; readonly wafLogging: boolean }>;

/** Without a firewall there is nothing to log, and LB-12 says so. */
function* judge(entrance: Entrance): Iterable<Verdict> {
  if (!entrance.params.waf) return;
  const subject = { nodes: [entrance.id] };
  yield entrance.params.wafLogging
    ? pass(subject, `${nameOf(entrance)}: its firewall logs what it blocks and what not.`)
    : fail(subject, `${nameOf(entrance)}: its firewall keeps no log.`, {
        field: { node: entrance.id, name: 'wafLogging' },
        fixes: [setParams(entrance, { wafLogging: true }, 'Log what the firewall does')],
      });
}

export const mo9 = defineRule('monitoring/mo-9', {
  title: 'The firewall logs what it does',
  why: 'Without its log nobody sees which rule blocked a customer, and which attack came through.',
  lacking: 'No load balancer and no REST API has a firewall.',
  severity: 'warning',
  maps: {
    wellArchitected: ['OPS', 'SEC'],
    checkov: [
      {
        id: 'CKV2_AWS_31',
        resource: 'aws_wafv2_web_acl',
        attribute: 'aws_wafv2_web_acl_logging_configuration.resource_arn',
      },
    ],
    fsbp: ['WAF.11'],
  },
  check: inTurn(
    perNode(applicationLoadBalancer, judge),
    perNode(apiGateway, function* (api) {
      if (isRest(api.params)) yield* judge(api);
    }),
  ),
  examples: {
    good: [
      example(),
      example({ with: { alb: { scheme: 'internal', waf: false, wafLogging: false } } }),
      eventDriven({ api: { kind: 'rest' } }),
    ],
    bad: [
      example({ with: { alb: { wafLogging: false } } }),
      eventDriven({ api: { kind: 'rest', wafLogging: false } }),
    ],
  },
});
