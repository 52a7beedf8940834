import { monitoring } from '../../catalog/monitoring/spec';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
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
    yield emails.length > 0
      ? pass(
          subject,
          `${nameOf(node)}: sends alarms to ${plural(emails.length, 'address', 'addresses')}.`,
        )
      : fail(subject, `${nameOf(node)}: sends its alarms to nobody; enter an address.`, {
          field: { node: node.id, name: 'emails' },
        });
  }),
  examples: { good: [operated()], bad: [operated({ monitoring: { emails: [] } })] },
});
