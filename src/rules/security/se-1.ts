import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { defineRule } from '../../validation';
import { example } from '../example-designs';
import { wantParam } from '../subjects';

export const se1 = defineRule('security/se-1', {
  title: 'Servers answer metadata requests with a token only',
  why: "With IMDSv1 one request that a server can be tricked into gives away its role's credentials.",
  severity: 'error',
  maps: {
    checkov: ['CKV_AWS_79', 'CKV_AWS_341'],
    fsbp: ['EC2.8', 'EC2.170', 'AutoScaling.3'],
  },
  check: wantParam(autoScalingGroup, {
    name: 'imdsv2',
    value: true,
    good: 'requires IMDSv2',
    bad: 'allows IMDSv1',
    fix: 'Require IMDSv2',
  }),
  examples: {
    good: [example()],
    bad: [example({ with: { web: { imdsv2: false } } })],
  },
});
