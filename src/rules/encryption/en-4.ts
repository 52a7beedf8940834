import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

export const en4 = defineRule('encryption/en-4', {
  title: 'Requests come over HTTPS',
  why: 'Over HTTP everyone on the way reads and changes passwords and pages.',
  lacking: 'No load balancer is drawn.',
  severity: 'error',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      { id: 'CKV_AWS_2', resource: 'aws_lb_listener', attribute: 'protocol' },
      { id: 'CKV_AWS_103', resource: 'aws_lb_listener', attribute: 'ssl_policy' },
      {
        id: 'CKV2_AWS_20',
        resource: 'aws_lb',
        attribute: 'aws_lb_listener.default_action.redirect',
      },
    ],
    fsbp: ['ELB.1', 'ELB.18'],
  },
  check: perNode(applicationLoadBalancer, function* (alb) {
    const { protocol, redirectHttp, scheme } = alb.params;
    const subject = { nodes: [alb.id] };
    const isInternal = scheme === 'internal';
    if (protocol === 'HTTP') {
      yield fail(
        subject,
        `${nameOf(alb)}: takes requests over HTTP on port 80; expected HTTPS on 443${isInternal ? ', inside the VPC too' : ', and a redirect'}.`,
        {
          field: { node: alb.id, name: 'protocol' },
          fixes: [
            setParams(
              alb,
              { protocol: 'HTTPS', redirectHttp: true },
              'Serve HTTPS and redirect HTTP',
            ),
          ],
        },
      );
    } else if (!redirectHttp && !isInternal) {
      yield fail(
        subject,
        `${nameOf(alb)}: HTTPS only; who types the name without https:// gets no answer.`,
        {
          severity: 'info',
          field: { node: alb.id, name: 'redirectHttp' },
          fixes: [setParams(alb, { redirectHttp: true }, 'Redirect HTTP to HTTPS', false)],
        },
      );
    } else {
      yield pass(
        subject,
        `${nameOf(alb)}: HTTPS on 443${redirectHttp ? '; HTTP is redirected' : ''}.`,
      );
    }
  }),
  examples: {
    good: [
      example(),
      example({ with: { alb: { scheme: 'internal', redirectHttp: false } }, without: ['users'] }),
    ],
    bad: [
      example({ with: { alb: { protocol: 'HTTP' } } }),
      example({
        with: { alb: { protocol: 'HTTP', scheme: 'internal' } },
        without: ['dns', 'users'],
      }),
      example({ with: { alb: { redirectHttp: false } } }),
    ],
  },
});
