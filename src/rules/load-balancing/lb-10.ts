import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { defineRule } from '../../validation';
import { example } from '../example-designs';
import { wantParam } from '../subjects';

export const lb10 = defineRule('load-balancing/lb-10', {
  title: 'Load balancer writes access logs',
  why: 'Without them nobody can say later who asked for what, and how it was answered.',
  lacking: 'No load balancer is drawn.',
  severity: 'warning',
  from: 'production',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [{ id: 'CKV_AWS_91', resource: 'aws_lb', attribute: 'access_logs.enabled' }],
    cdkNag: ['ELB2'],
    fsbp: ['ELB.5'],
  },
  check: wantParam(applicationLoadBalancer, {
    name: 'accessLogs',
    value: true,
    good: 'access logs go to a bucket of their own',
    bad: 'access logs are off; requests leave no trace',
    fix: 'Turn on access logs',
  }),
  examples: {
    good: [example()],
    bad: [example({ with: { alb: { accessLogs: false } } })],
  },
});
