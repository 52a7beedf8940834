import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { moveToTier } from '../fixes';
import { builtIn, dataNodes, nameOf, perSubject, sourceBeside } from '../subjects';

const judge = perSubject(
  (node: ModelNode, stand: ModelNode | null, isApart: boolean, isBesideSource: boolean) => {
    const tier = stand ? nameOf(stand) : '';
    const subject = { nodes: [node.id] };
    if (isApart) return [pass(subject, `${nameOf(node)}: in ${tier}.`)];
    return [
      fail(subject, `${nameOf(node)}: shares ${tier} with the servers; expected the data tier.`, {
        // A replica follows its source, which has a finding of its own.
        fixes: isBesideSource ? [] : [moveToTier(node, 'data', 'Move it to the data tier')],
      }),
    ];
  },
);

export const pd6 = defineRule('private-data/pd-6', {
  title: 'Data has a tier of its own',
  why: 'Subnets of the application tier have a way to the internet, and their rules change with every release.',
  severity: 'warning',
  maps: { wellArchitected: ['SEC'] },
  check: (model) =>
    judge(
      dataNodes(model).flatMap((node): Parameters<typeof judge>[0] => {
        const stand = builtIn(model, node);
        const role = stand && model.tierOf(stand.id);
        // A proxy belongs to the servers as much as to the data; the public tier is PD-1's to report.
        if (node.spec.can.includes('sql-pool') || role === 'public') return [];
        return [[node, stand, role === 'data', sourceBeside(model, node) !== null]];
      }),
    ),
  examples: {
    good: [example(), example({ move: { proxy: 'app' } })],
    bad: [example({ move: { cache: 'app' } }), example({ move: { db: 'app', replica: 'app' } })],
  },
});
