import { vpc } from '../../catalog/vpc/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

export const mo3 = defineRule('monitoring/mo-3', {
  title: 'VPC keeps flow logs',
  why: 'Who talked to whom is the first question after an incident, and cannot be answered afterwards.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [{ id: 'CKV2_AWS_11', resource: 'aws_vpc', attribute: 'aws_flow_log.vpc_id' }],
    cdkNag: ['VPC7'],
    fsbp: ['EC2.6'],
  },
  check: perNode(vpc, function* (node) {
    if (node.params.style === 'existing') return;
    const subject = { nodes: [node.id] };
    if (node.params.flowLogs !== 'off') {
      yield pass(subject, `${nameOf(node)}: records who talks to whom.`);
      return;
    }
    yield fail(subject, `${nameOf(node)}: flow logs are off.`, {
      field: { node: node.id, name: 'flowLogs' },
      fixes: [setParams(node, { flowLogs: 'cloudwatch' }, 'Turn on flow logs')],
    });
  }),
  examples: {
    good: [example(), example({ with: { vpc: { style: 'native' } } })],
    bad: [
      example({ with: { vpc: { flowLogs: 'off' } } }),
      example({ with: { vpc: { flowLogs: 'off', style: 'native' } } }),
    ],
  },
});
