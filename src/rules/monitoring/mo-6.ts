import { monitoring } from '../../catalog/monitoring/spec';
import { defineRule } from '../../validation';
import { operated } from '../operations-example';
import { wantParam } from '../subjects';

export const mo6 = defineRule('monitoring/mo-6', {
  title: 'Alarms can use the key of their topic',
  why: 'The key of SNS itself has a policy that nobody can change, and it does not name CloudWatch: alarms fire, and nothing is sent.',
  lacking: 'No monitoring is drawn.',
  severity: 'warning',
  maps: {
    checkov: [{ id: 'CKV_AWS_26', resource: 'aws_sns_topic', attribute: 'kms_master_key_id' }],
    wellArchitected: ['OPS'],
  },
  check: wantParam(monitoring, {
    name: 'encryption',
    value: 'customer',
    good: 'encrypts its topic with a key that alarms may use',
    bad: 'encrypts its topic with a key that alarms cannot use',
    fix: 'Use a customer key',
  }),
  examples: { good: [operated()], bad: [operated({ monitoring: { encryption: 'aws' } })] },
});
