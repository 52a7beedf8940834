import { route53Record } from '../../catalog/route53-record/spec';
import { truncate } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { removeNodeFix, setParams } from '../fixes';
import { nameOf } from '../subjects';

/**
 * Names of resources come from identifiers, of which a design has each once; what a person types are the DNS names. Labels may
 * repeat: nothing is named after them.
 */
export const nm2 = defineRule('names/nm-2', {
  title: 'A DNS name belongs to one record',
  why: 'A hosted zone holds a name once for each type. AWS refuses the second record.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const owners = new Map<string, string>();
    const taken = new Set(
      model.ofKind(route53Record).map((node) => node.params.domain.toLowerCase()),
    );
    for (const node of model.ofKind(route53Record)) {
      const { domain, zone } = node.params;
      const key = `${domain.toLowerCase()} in ${zone.toLowerCase()}`;
      const rival = owners.get(key);
      if (rival === undefined) {
        owners.set(key, node.id);
        yield pass(
          { nodes: [node.id] },
          `${nameOf(node)}: the only record for ${truncate(domain, 60)}.`,
        );
        continue;
      }
      let number = 2;
      const [first = '', ...rest] = domain.split('.');
      const other = () => [`${first}-${number}`, ...rest].join('.');
      while (taken.has(other().toLowerCase())) number += 1;
      const wanted = other();
      yield fail(
        { nodes: [node.id, rival] },
        `${nameOf(node)}: ${truncate(domain, 60)} is the name of ${nameOf(model.get(rival))} too.`,
        {
          field: { node: node.id, name: 'domain' },
          fixes: [
            // At the top of a zone there is no label to tell two names apart by.
            ...(domain.toLowerCase() === zone.toLowerCase()
              ? []
              : [setParams(node, { domain: wanted }, `Call it ${truncate(wanted, 60)}`, false)]),
            removeNodeFix(model.get(node.id), `Remove ${nameOf(node)}`),
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
          const params = { domain: 'shop.acme.dev', zone: 'acme.dev' };
          const second = design.node('route53-record', { label: 'Second name', params });
          design.edge('requests', users, second);
          design.edge('resolves-to', second, alb);
        },
      }),
    ],
  },
});
