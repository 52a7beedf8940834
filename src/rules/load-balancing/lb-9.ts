import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { defineRule } from '../../validation';
import { example } from '../example-designs';
import { wantParam } from '../subjects';

export const lb9 = defineRule('load-balancing/lb-9', {
  title: 'Load balancer is protected against deletion',
  why: 'A deleted load balancer comes back with another address, and its clients with errors.',
  lacking: 'No load balancer is drawn.',
  severity: 'warning',
  from: 'production',
  maps: {
    wellArchitected: ['REL'],
    checkov: [{ id: 'CKV_AWS_150', resource: 'aws_lb', attribute: 'enable_deletion_protection' }],
    fsbp: ['ELB.6'],
  },
  check: wantParam(applicationLoadBalancer, {
    name: 'deletionProtection',
    value: true,
    good: 'deletion protection is on',
    bad: 'deletion protection is off; one wrong command removes the entrance',
    fix: 'Turn on deletion protection',
  }),
  examples: {
    good: [example()],
    bad: [example({ with: { alb: { deletionProtection: false } } })],
  },
});
