import { monitoring } from '../../catalog/monitoring/spec';
import { listWords, plural } from '../../kit/words';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { withStandby } from '../failovers';
import {
  addMonitoring,
  lackOfOperations,
  regionsWith,
  tellsOnlyExamples,
  unwatched,
} from '../operations';
import { operated } from '../operations-example';
import { inTurn, nameOf, perNode } from '../subjects';

function untold(model: Model): readonly Verdict[] {
  const all = unwatched(model);
  if (all.length === 0) return [];
  const names = all.map(([region]) => region);
  const verdict = fail(
    { nodes: regionsWith(model, all) },
    `${listWords(names)}: there is no alarm that could tell anybody.`,
    { severity: lackOfOperations(model), fixes: addMonitoring(model, names) },
  );
  return [verdict];
}

const told = perNode(monitoring, function* (node) {
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
});

export const mo2 = defineRule('monitoring/mo-2', {
  title: 'Alarms are sent to an address',
  why: 'An alarm that nobody gets is a graph.',
  lacking: 'No monitoring is drawn, and nothing in a region that needs any.',
  severity: 'error',
  // Without monitoring there is no alarm to send.
  sameAs: ['MO-1'],
  maps: { wellArchitected: ['OPS'] },
  check: inTurn(told, untold),
  examples: {
    good: [operated()],
    bad: [
      withStandby(),
      example(),
      operated({ monitoring: { emails: [] } }),
      operated({ monitoring: { emails: ['oncall@example.com'] } }),
    ],
  },
});
