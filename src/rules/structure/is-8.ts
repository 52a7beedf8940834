import { rdsReplica } from '../../catalog/rds-replica/spec';
import { administers } from '../../catalog/verbs/administers';
import { pools } from '../../catalog/verbs/pools';
import type { NodeId } from '../../design';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { clustered, direct, example } from '../example-designs';
import { nameOf, placedDatabases, placedOf } from '../subjects';

/** Whoever opens connections: to it, or to a proxy before it. What feeds a replica is no client. */
function clientsOf(model: Model, id: NodeId): readonly NodeId[] {
  return model.edgesTo(id).flatMap(({ verb, from }) => {
    // Whoever administers it does not need it.
    if (verb === administers.id) return [];
    if (verb === pools.id) return clientsOf(model, from);
    return model.get(from).spec.can.includes('sql-database') ? [] : [from];
  });
}

export const is8 = defineRule('structure/is-8', {
  title: 'Databases have clients',
  why: 'Without a connection from somebody no port is open and nobody is told the host name: the database costs money and serves nobody.',
  severity: 'warning',
  *check(model) {
    for (const node of [...placedDatabases(model), ...placedOf(model, rdsReplica)]) {
      // What has no connection at all is IS-1's to report, and a replica without a source IS-4's.
      if (model.edgesFrom(node.id).length + model.edgesTo(node.id).length === 0) continue;
      // One that exists may have clients that are not drawn.
      if ('existing' in node.params && node.params.existing) continue;
      const isReplica = node.kind === rdsReplica.id;
      if (isReplica && !model.edgesTo(node.id).some(({ verb }) => verb === 'replicates-to'))
        continue;
      const subject = { nodes: [node.id] };
      const clients = clientsOf(model, node.id);
      if (clients.length > 0) {
        yield pass(subject, `${nameOf(node)}: used by ${nameOf(model.get(clients[0]!))}.`);
        continue;
      }
      yield fail(
        subject,
        isReplica
          ? `${nameOf(node)}: nobody reads from it yet; it is a copy that stands by.`
          : `${nameOf(node)}: nobody opens connections to it, directly or through a proxy.`,
        isReplica ? { severity: 'info' } : {},
      );
    }
  },
  examples: {
    good: [clustered(), direct({ without: ['replica'] }), example({ without: ['replica'] })],
    bad: [
      clustered({}, { without: ['pooled'] }),
      example({ without: ['pooled'] }),
      example({ without: ['proxy'] }),
    ],
  },
});
