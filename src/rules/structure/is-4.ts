import { rdsReplica } from '../../catalog/rds-replica/spec';
import { route53Record } from '../../catalog/route53-record/spec';
import { defineRule, fail, pass } from '../../validation';
import { clustered, example } from '../example-designs';
import { removeNodeFix } from '../fixes';
import { hasPartner, needsPartner, partnerFixes } from '../partners';
import { nameOf } from '../subjects';

/** A replica without a source and a proxy without a database cannot be exported. */
export const is4 = defineRule('structure/is-4', {
  title: 'Replicas, proxies and names have something behind them',
  why: 'A replica copies a database, a proxy pools connections to one, a name resolves to a load balancer. Alone they cannot be created.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['OPS'] },
  *check(model) {
    for (const node of model.nodes) {
      if (!needsPartner(node)) continue;
      const subject = { nodes: [node.id] };
      if (hasPartner(model, node)) {
        yield pass(subject, `${nameOf(node)}: has what it needs.`);
        continue;
      }
      const lack =
        node.kind === rdsReplica.id
          ? 'replicates no database'
          : node.kind === route53Record.id
            ? 'resolves to nothing'
            : 'pools connections to no database';
      yield fail(subject, `${nameOf(node)}: ${lack}, so it cannot be exported.`, {
        fixes: [...partnerFixes(model, node), removeNodeFix(node, `Remove ${nameOf(node)}`)],
      });
    }
  },
  examples: {
    good: [clustered(), example()],
    bad: [
      example({ without: ['replicates'] }),
      example({ without: ['pools'] }),
      example({ without: ['resolves'] }),
      example({ without: ['db'] }),
    ],
  },
});
