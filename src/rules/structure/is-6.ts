import { tier } from '../../catalog/tier/spec';
import { vpc } from '../../catalog/vpc/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { fixWith, land } from '../fixes';
import { nameOf } from '../subjects';

/** A tier is all subnets of one purpose. Commands refuse a second; a link or a file may hold one. */
export const is6 = defineRule('structure/is-6', {
  title: 'A VPC has each tier once',
  why: 'A tier is all subnets of one purpose. Two of them would take the same addresses, and AWS refuses the second.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    for (const node of model.ofKind(vpc)) {
      const first = new Map<string, string>();
      for (const child of model.children(node.id)) {
        if (!model.is(child, tier)) continue;
        const role = model.tierOf(child.id) ?? '';
        const rival = first.get(role);
        if (rival === undefined) {
          first.set(role, child.id);
          yield pass(
            { nodes: [child.id] },
            `${nameOf(child)}: the only one of its purpose in ${nameOf(node)}.`,
          );
          continue;
        }
        const other = model.get(rival);
        yield fail(
          { nodes: [child.id, rival] },
          `${nameOf(child)}: ${nameOf(other)} in ${nameOf(node)} has the same purpose and the same addresses.`,
          {
            field: { node: child.id, name: 'role' },
            fixes: [
              fixWith(`Merge it into ${nameOf(other)}`, false, (edit) => {
                const { model: now, tx } = edit;
                if (!now.find(child.id) || !now.find(rival)) return 'The tier is gone.';
                for (const inner of now.children(child.id)) {
                  tx.changeNode(inner.id, { parent: rival });
                  land(edit, inner.id, rival);
                }
                const cut = [...now.edgesFrom(child.id), ...now.edgesTo(child.id)];
                for (const edge of cut) tx.removeEdge(edge.id);
                tx.removeNode(child.id);
              }),
            ],
          },
        );
      }
    }
  },
  examples: {
    good: [example()],
    bad: [
      example({
        more: (design, { vpc: parent }) => {
          const second = design.node('tier', {
            label: 'More data',
            parent,
            params: { role: 'data', prefix: 24 },
          });
          design.node('elasticache', { label: 'Second cache', parent: second });
        },
      }),
    ],
  },
});
