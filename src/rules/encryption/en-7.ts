import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { bastionHost } from '../../catalog/bastion-host/spec';
import { defineRule } from '../../validation';
import { bastion } from '../bastion-example';
import { example } from '../example-designs';
import { inTurn, wantParam } from '../subjects';

const ENCRYPTED = { name: 'volumeEncrypted', value: true };

export const en7 = defineRule('encryption/en-7', {
  title: 'Volumes of servers are encrypted',
  why: 'Volumes hold logs, temporary files and credentials, and outlive the server as snapshots.',
  lacking: 'No group of servers and no bastion host is drawn.',
  severity: 'error',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      { id: 'CKV_AWS_8', resource: 'aws_instance', attribute: 'root_block_device.encrypted' },
    ],
    cdkNag: ['EC26'],
    fsbp: ['EC2.3', 'EC2.181'],
  },
  check: inTurn(
    wantParam(autoScalingGroup, {
      ...ENCRYPTED,
      good: 'the volume of each server is encrypted',
      bad: 'the volume of each server is not encrypted',
      fix: 'Encrypt the volumes',
    }),
    wantParam(bastionHost, {
      ...ENCRYPTED,
      good: 'its volume is encrypted',
      bad: 'its volume is not encrypted',
      fix: 'Encrypt the volume',
    }),
  ),
  examples: {
    good: [bastion()],
    bad: [
      example({ with: { web: { volumeEncrypted: false } } }),
      bastion({ volumeEncrypted: false }),
    ],
  },
});
