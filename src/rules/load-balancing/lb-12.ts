import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

export const lb12 = defineRule('load-balancing/lb-12', {
  title: 'Public entrance has a web application firewall',
  why: 'It turns away known attacks and addresses, and limits what one address may ask for.',
  severity: 'warning',
  maps: { checkov: ['CKV2_AWS_28', 'CKV2_AWS_29'], fsbp: ['ELB.16'] },
  check: perNode(applicationLoadBalancer, function* (alb) {
    if (alb.params.scheme === 'internal') return;
    const subject = { nodes: [alb.id] };
    if (alb.params.waf) {
      yield pass(subject, `${nameOf(alb)}: a firewall stands before it.`);
      return;
    }
    yield fail(subject, `${nameOf(alb)}: faces the internet without a web application firewall.`, {
      field: { node: alb.id, name: 'waf' },
      fixes: [setParams(alb, { waf: true }, 'Put a firewall before it')],
    });
  }),
  examples: {
    good: [example(), example({ with: { alb: { scheme: 'internal', waf: false } } })],
    bad: [example({ with: { alb: { waf: false } } })],
  },
});
