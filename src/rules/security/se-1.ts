import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { bastionHost } from '../../catalog/bastion-host/spec';
import { defineRule } from '../../validation';
import { bastion } from '../bastion-example';
import { example } from '../example-designs';
import { inTurn, wantParam } from '../subjects';

const TOKENS = {
  name: 'imdsv2',
  value: true,
  good: 'requires IMDSv2',
  bad: 'allows IMDSv1',
  fix: 'Require IMDSv2',
};

export const se1 = defineRule('security/se-1', {
  title: 'Servers answer metadata requests with a token only',
  why: "With IMDSv1 one request that a server can be tricked into gives away its role's credentials.",
  severity: 'error',
  from: 'sketch',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      {
        id: 'CKV_AWS_79',
        resource: 'aws_launch_template',
        attribute: 'metadata_options.http_tokens',
      },
      {
        id: 'CKV_AWS_341',
        resource: 'aws_launch_template',
        attribute: 'metadata_options.http_put_response_hop_limit',
      },
    ],
    fsbp: ['EC2.8', 'EC2.170', 'AutoScaling.3'],
  },
  check: inTurn(wantParam(autoScalingGroup, TOKENS), wantParam(bastionHost, TOKENS)),
  examples: {
    good: [bastion()],
    bad: [example({ with: { web: { imdsv2: false } } }), bastion({ imdsv2: false })],
  },
});
