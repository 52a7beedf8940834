import { route53Record } from '../../catalog/route53-record/spec';
import { failoverOf, resolutionsOf } from '../../catalog/verbs/resolves-to';
import { defineRule, fail, pass } from '../../validation';
import { withStandby } from '../failovers';
import { setEdgeParams } from '../fixes';
import { nameOf } from '../subjects';

export const dr10 = defineRule('recovery/dr-10', {
  title: 'A name fails over from a primary to a secondary',
  why: 'Route 53 refuses a second record of one name unless one is the primary and the other the secondary.',
  lacking: 'No name leads to two targets.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const record of model.ofKind(route53Record)) {
      const drawn = resolutionsOf(model, record.id);
      // What is drawn twice, and a third target, is IS-2's to report.
      const edges = drawn.filter(({ to }, at) => drawn.findIndex((one) => one.to === to) === at);
      const [first, second] = edges;
      if (!first || !second || edges.length > 2) continue;
      const subject = { nodes: [record.id], edges: [first.id, second.id] };
      const names = `${nameOf(model.get(first.to))} and ${nameOf(model.get(second.to))}`;
      if (failoverOf(model, record.id)) {
        yield pass(subject, `${nameOf(record)}: fails over between ${names}.`);
        continue;
      }
      const failover = first.params.failover === 'secondary' ? 'primary' : 'secondary';
      yield fail(subject, `${nameOf(record)}: ${names} are both ${first.params.failover}.`, {
        field: { edge: second.id, name: 'failover' },
        fixes:
          drawn.length > edges.length
            ? []
            : [
                setEdgeParams(
                  second,
                  { failover },
                  `Make ${nameOf(model.get(second.to))} ${failover}`,
                  false,
                ),
              ],
      });
    }
  },
  examples: {
    good: [withStandby()],
    bad: [withStandby({ resolves: { failover: 'primary' } })],
  },
});
