import { bastionHost } from '../../catalog/bastion-host/spec';
import { parseCidr } from '../../kit/cidr';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { bastion } from '../bastion-example';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

/** A /0 is everybody; half of the internet is no better. */
const WIDEST_PREFIX = 8;

export const se2 = defineRule('security/se-2', {
  title: 'Administrators come by Session Manager, not by SSH',
  why: 'An open port 22 is tried by everybody who finds it. Session Manager opens none, asks IAM, and logs every session.',
  severity: 'warning',
  from: 'sketch',
  maps: {
    checkov: [
      { id: 'CKV_AWS_24', resource: 'aws_vpc_security_group_ingress_rule', attribute: 'cidr_ipv4' },
    ],
    fsbp: ['EC2.19'],
    wellArchitected: ['SEC'],
  },
  check: perNode(bastionHost, function* (node) {
    const { access, sshRanges } = node.params;
    const subject = { nodes: [node.id] };
    if (access !== 'ssh') {
      yield pass(subject, `${nameOf(node)}: reached by Session Manager, with no inbound port.`);
      return;
    }
    const wide = sshRanges.filter((range) => (parseCidr(range)?.prefix ?? 32) < WIDEST_PREFIX);
    const fix = setParams(node, { access: 'session-manager' }, 'Use Session Manager');
    yield wide.length > 0
      ? fail(subject, `${nameOf(node)}: port 22 is open to ${listWords(wide)}.`, {
          severity: 'error',
          field: { node: node.id, name: 'sshRanges' },
          fixes: [fix],
        })
      : fail(subject, `${nameOf(node)}: reached by SSH on port 22.`, {
          field: { node: node.id, name: 'access' },
          fixes: [fix],
        });
  }),
  examples: {
    good: [bastion()],
    bad: [
      bastion({ access: 'ssh', sshRanges: ['203.0.113.0/24'] }),
      bastion({ access: 'ssh', sshRanges: ['203.0.113.0/24', '0.0.0.0/0'] }),
    ],
  },
});
