import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { defineRule } from '../../validation';
import { example } from '../example-designs';
import { wantParam } from '../subjects';

export const en7 = defineRule('encryption/en-7', {
  title: 'Volumes of servers are encrypted',
  why: 'Volumes hold logs, temporary files and credentials, and outlive the server as snapshots.',
  severity: 'error',
  maps: { checkov: ['CKV_AWS_8'], cdkNag: ['EC26'], fsbp: ['EC2.3', 'EC2.181'] },
  check: wantParam(autoScalingGroup, {
    name: 'volumeEncrypted',
    value: true,
    good: 'the volume of each server is encrypted',
    bad: 'the volume of each server is not encrypted',
    fix: 'Encrypt the volumes',
  }),
  examples: {
    good: [example()],
    bad: [example({ with: { web: { volumeEncrypted: false } } })],
  },
});
