import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { moveToTier } from '../fixes';
import { dataNodes, nameOf } from '../subjects';

export const pd6 = defineRule('private-data/pd-6', {
  title: 'Data has a tier of its own',
  why: 'Subnets of the application tier have a way to the internet, and their rules change with every release.',
  severity: 'warning',
  maps: { wellArchitected: ['SEC'] },
  *check(model) {
    for (const node of dataNodes(model)) {
      const role = model.tierOf(node.id);
      // A proxy belongs to the servers as much as to the data; the public tier is PD-1's to report.
      if (node.spec.can.includes('sql-pool') || role === 'public') continue;
      const tier = node.parent === null ? '' : nameOf(model.get(node.parent));
      const subject = { nodes: [node.id] };
      if (role === 'data') {
        yield pass(subject, `${nameOf(node)}: in ${tier}.`);
        continue;
      }
      yield fail(
        subject,
        `${nameOf(node)}: shares ${tier} with the servers; expected the data tier.`,
        {
          fixes: [moveToTier(node, 'data', 'Move it to the data tier')],
        },
      );
    }
  },
  examples: {
    good: [example(), example({ move: { proxy: 'app' } })],
    bad: [example({ move: { cache: 'app' } }), example({ move: { db: 'app', replica: 'app' } })],
  },
});
