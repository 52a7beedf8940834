import { vpc } from '../../catalog/vpc/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

export const se7 = defineRule('security/se-7', {
  title: 'The default security group is closed',
  why: 'What is made by hand without a group gets the default one, whose rules let everything in it talk to everything else.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      { id: 'CKV2_AWS_12', resource: 'aws_vpc', attribute: 'aws_default_security_group.vpc_id' },
    ],
    fsbp: ['EC2.2'],
  },
  check: perNode(vpc, function* (node) {
    if (node.params.style === 'existing') return;
    const subject = { nodes: [node.id] };
    yield node.params.closedDefaultGroup
      ? pass(subject, `${nameOf(node)}: its default security group has no rules.`)
      : fail(subject, `${nameOf(node)}: its default security group keeps the rules of AWS.`, {
          field: { node: node.id, name: 'closedDefaultGroup' },
          fixes: [setParams(node, { closedDefaultGroup: true }, 'Take its rules away')],
        });
  }),
  examples: {
    good: [
      example(),
      example({ with: { vpc: { style: 'native' } } }),
      example({
        with: { vpc: { style: 'existing', closedDefaultGroup: false }, db: { existing: true } },
        without: ['replica'],
      }),
    ],
    bad: [
      example({ with: { vpc: { closedDefaultGroup: false } } }),
      example({ with: { vpc: { closedDefaultGroup: false, style: 'native' } } }),
    ],
  },
});
