import { route53Record } from '../../catalog/route53-record/spec';
import { truncate } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { isReservedDomain } from '../reserved-domains';
import { nameOf } from '../subjects';

/** The export creates the zone once any of its records says so. */
export const nm3 = defineRule('names/nm-3', {
  title: 'A hosted zone either exists or is created',
  why: 'A zone that exists already and is created again is there twice, and the registrar asks the other one.',
  severity: 'warning',
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    const first = new Map<
      string,
      ReturnType<typeof model.ofKind<typeof route53Record.fields>>[number]
    >();
    for (const node of model.ofKind(route53Record)) {
      const { zone, zoneSource } = node.params;
      const key = zone.toLowerCase();
      const earlier = first.get(key);
      const subject = { nodes: [node.id] };
      const isCreated = zoneSource === 'create';
      if (!earlier || (earlier.params.zoneSource === 'create') === isCreated) {
        if (!earlier) first.set(key, node);
        const state = isCreated ? 'is created' : 'exists already';
        yield pass(subject, `${nameOf(node)}: the zone ${truncate(zone, 60)} ${state}.`);
        continue;
      }
      const wanted = isCreated ? 'lookup' : 'create';
      yield fail(
        { nodes: [node.id, earlier.id] },
        `${nameOf(node)}: says that ${truncate(zone, 60)} ${isCreated ? 'is created' : 'exists already'}, and ${nameOf(earlier)} says the opposite.`,
        {
          field: { node: node.id, name: 'zoneSource' },
          // Route 53 creates no reserved zone (NM-4).
          fixes:
            wanted === 'create' && isReservedDomain(zone)
              ? []
              : [
                  setParams(
                    node,
                    { zoneSource: wanted },
                    wanted === 'create' ? 'Create it for both' : 'It exists already',
                    false,
                  ),
                ],
        },
      );
    }
  },
  examples: {
    good: [example()],
    bad: [
      example({
        more: (design, { alb, users }) => {
          const params = { domain: 'www.acme.dev', zone: 'acme.dev', zoneSource: 'create' };
          const second = design.node('route53-record', { label: 'www.acme.dev', params });
          design.edge('requests', users, second);
          design.edge('resolves-to', second, alb);
        },
      }),
    ],
  },
});
