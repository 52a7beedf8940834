import { rdsReplica } from '../../catalog/rds-replica/spec';
import { administers } from '../../catalog/verbs/administers';
import { pools } from '../../catalog/verbs/pools';
import { replicatesTo } from '../../catalog/verbs/replicates-to';
import type { NodeId } from '../../design';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { clustered, direct, example } from '../example-designs';
import { nameOf, perItem, placedDatabases, placedOf } from '../subjects';

/** Whoever opens connections: to it, or to a proxy before it. What feeds a replica is no client. */
function clientsOf(model: Model, id: NodeId): readonly NodeId[] {
  return model.edgesTo(id).flatMap(({ verb, from }) => {
    // Whoever administers it does not need it.
    if (verb === administers.id) return [];
    if (verb === pools.id) return clientsOf(model, from);
    return model.get(from).spec.can.includes('sql-database') ? [] : [from];
  });
}

function judge(node: ModelNode, client: ModelNode | null): Verdict {
  const subject = { nodes: [node.id] };
  if (client) return pass(subject, `${nameOf(node)}: used by ${nameOf(client)}.`);
  const isReplica = node.kind === rdsReplica.id;
  return fail(
    subject,
    isReplica
      ? `${nameOf(node)}: nobody reads from it yet; it is a copy that stands by.`
      : `${nameOf(node)}: nobody opens connections to it, directly or through a proxy.`,
    isReplica ? { severity: 'info' } : {},
  );
}

/** Others have no connection at all, which is IS-1's to report, or are replicas without a source, which is IS-4's. */
function isWorthAsking(model: Model, node: ModelNode): boolean {
  // One that exists may have clients that are not drawn.
  if (node.isExisting) return false;
  const into = model.edgesTo(node.id);
  return node.kind === rdsReplica.id
    ? into.some(({ verb }) => verb === replicatesTo.id)
    : model.edgesFrom(node.id).length + into.length > 0;
}

export const is8 = defineRule('structure/is-8', {
  title: 'Databases have clients',
  why: 'Without a connection from somebody no port is open and nobody is told the host name: the database costs money and serves nobody.',
  severity: 'warning',
  maps: { wellArchitected: ['COST'] },
  check: perItem(
    (model) => [...placedDatabases(model), ...placedOf(model, rdsReplica)],
    function* ({ id }, model) {
      const node = model.get(id);
      if (!isWorthAsking(model, node)) return;
      const [client] = clientsOf(model, id);
      yield judge(node, client === undefined ? null : model.get(client));
    },
  ),
  examples: {
    good: [clustered(), direct({ without: ['replica'] }), example({ without: ['replica'] })],
    bad: [
      clustered({}, { without: ['pooled'] }),
      example({ without: ['pooled'] }),
      example({ without: ['proxy'] }),
    ],
  },
});
