import { vpc } from '../../catalog/vpc/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNodeAndRegion } from '../subjects';

export const mo3 = defineRule('monitoring/mo-3', {
  title: 'VPC keeps flow logs',
  why: 'Who talked to whom is the first question after an incident, and cannot be answered afterwards.',
  lacking: 'No VPC is created.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [{ id: 'CKV2_AWS_11', resource: 'aws_vpc', attribute: 'aws_flow_log.vpc_id' }],
    cdkNag: ['VPC7'],
    fsbp: ['EC2.6'],
  },
  check: perNodeAndRegion(vpc, function* (node, region) {
    if (node.params.style === 'existing') return;
    const subject = { nodes: [node.id] };
    // The networks of two regions often have one name.
    const name = region === null ? nameOf(node) : `${nameOf(node)} in ${region}`;
    if (node.params.flowLogs !== 'off') {
      yield pass(subject, `${name}: records who talks to whom.`);
      return;
    }
    yield fail(subject, `${name}: flow logs are off.`, {
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
