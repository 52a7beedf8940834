import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { moveToTier } from '../fixes';
import { builtIn, dataNodes, nameOf, sourceBeside } from '../subjects';

export const pd1 = defineRule('private-data/pd-1', {
  title: 'Data stands outside the public tier',
  why: 'Subnets of the public tier have a route to the internet. One careless setting there and the data is public.',
  severity: 'error',
  maps: { fsbp: ['RDS.46'], wellArchitected: ['SEC'] },
  *check(model) {
    for (const node of dataNodes(model)) {
      const stand = builtIn(model, node);
      const role = stand && model.tierOf(stand.id);
      const tier = stand ? nameOf(stand) : '';
      const subject = { nodes: [node.id] };
      if (role !== 'public') {
        yield pass(subject, `${nameOf(node)}: in ${tier}, whose subnets are private.`);
        continue;
      }
      yield fail(
        subject,
        `${nameOf(node)}: in ${tier}, whose subnets have a route to the internet; expected the data tier.`,
        {
          // A replica follows its source, which has a finding of its own.
          fixes: sourceBeside(model, node)
            ? []
            : [moveToTier(node, 'data', 'Move it to the data tier')],
        },
      );
    }
  },
  examples: {
    good: [
      example(),
      example({ move: { proxy: 'app' } }),
      example({ move: { replica: 'public' } }),
    ],
    bad: [
      example({ move: { db: 'public' } }),
      example({ move: { cache: 'public', proxy: 'public' } }),
      example({ move: { db: 'public' }, without: ['data', 'cache', 'proxy', 'replica'] }),
    ],
  },
});
