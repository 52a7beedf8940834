import { plural } from '../../kit/words';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { nameOf, perSubject, reachInto } from '../subjects';

const judge = perSubject((node: ModelNode, doors: number, silent: number) => [
  silent === 0
    ? pass(
        { nodes: [node.id] },
        `${nameOf(node)}: ${plural(doors, 'rule', 'rules')} of its security group, each with its purpose.`,
      )
    : fail(
        { nodes: [node.id] },
        `${nameOf(node)}: ${plural(silent, 'rule', 'rules')} of its security group without a purpose.`,
      ),
]);

/** Each rule is made of a connection and says which; no design can break it. */
export const se12 = defineRule('security/se-12', {
  title: 'Security group rules say what they are for',
  why: 'A rule that nobody can explain is one that nobody dares to remove.',
  severity: 'info',
  maps: {
    wellArchitected: ['SEC'],
    // EC27 of cdk-nag reads the description of a group, and none of its rules.
    checkov: [
      {
        id: 'CKV_AWS_23',
        resource: 'aws_vpc_security_group_ingress_rule',
        attribute: 'description',
      },
    ],
  },
  check(model) {
    const doors = [...reachInto(model)].filter(([to]) => to !== 'internet');
    return judge(
      doors.map(([id, into]) => [
        model.get(id),
        into.length,
        into.filter(({ purpose }) => purpose.trim() === '').length,
      ]),
    );
  },
  examples: { good: [example()], bad: [] },
});
