import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { truncate } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

const POLICY = applicationLoadBalancer.fields.sslPolicy;

export const en5 = defineRule('encryption/en-5', {
  title: 'TLS policy refuses outdated versions',
  why: 'TLS 1.0 and 1.1 are broken and forbidden by most standards.',
  lacking: 'No load balancer listens over HTTPS.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [{ id: 'CKV_AWS_103', resource: 'aws_lb_listener', attribute: 'ssl_policy' }],
    fsbp: ['ELB.17'],
  },
  check: perNode(applicationLoadBalancer, function* (alb) {
    const { protocol, sslPolicy } = alb.params;
    if (protocol === 'HTTP') return;
    const isKnown = POLICY.options.some((option) => option.value === sslPolicy);
    const subject = { nodes: [alb.id] };
    if (sslPolicy.includes('-TLS13-1-2-') || sslPolicy.includes('-TLS13-1-3-')) {
      yield pass(subject, `${nameOf(alb)}: ${truncate(sslPolicy, 60)} takes TLS 1.2 and newer.`);
      return;
    }
    yield fail(
      subject,
      `${nameOf(alb)}: ${truncate(sslPolicy, 60)} ${isKnown ? 'takes' : 'may take'} TLS 1.0 and 1.1 too; expected TLS 1.2 and newer.`,
      {
        field: { node: alb.id, name: 'sslPolicy' },
        fixes: [setParams(alb, { sslPolicy: POLICY.default }, "Use AWS's recommended policy")],
      },
    );
  }),
  examples: {
    good: [
      example(),
      example({ with: { alb: { sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' } } }),
    ],
    bad: [
      example({ with: { alb: { sslPolicy: 'ELBSecurityPolicy-2016-08' } } }),
      example({ with: { alb: { sslPolicy: 'ELBSecurityPolicy-TLS13-1-0-2021-06' } } }),
    ],
  },
});
