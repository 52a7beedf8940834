import { monitoring } from '../../catalog/monitoring/spec';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { tellsOnlyExamples } from '../operations';
import { operated } from '../operations-example';
import { nameOf, perNode } from '../subjects';

export const mo2 = defineRule('monitoring/mo-2', {
  title: 'Alarms reach somebody',
  why: 'An alarm that nobody gets is a graph.',
  severity: 'error',
  maps: { wellArchitected: ['OPS'] },
  check: perNode(monitoring, function* (node) {
    const subject = { nodes: [node.id] };
    const { emails } = node.params;
    const field = { node: node.id, name: 'emails' };
    if (emails.length === 0) {
      yield fail(subject, `${nameOf(node)}: sends its alarms to nobody; enter an address.`, {
        field,
      });
    } else if (tellsOnlyExamples(node)) {
      yield fail(
        subject,
        `${nameOf(node)}: ${emails[0]} stands for the address of whoever is on call; nothing arrives there.`,
        { field, severity: 'info' },
      );
    } else {
      yield pass(
        subject,
        `${nameOf(node)}: sends alarms to ${plural(emails.length, 'address', 'addresses')}.`,
      );
    }
  }),
  examples: {
    good: [operated()],
    bad: [
      operated({ monitoring: { emails: [] } }),
      operated({ monitoring: { emails: ['oncall@example.com'] } }),
    ],
  },
});
