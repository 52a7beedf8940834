import { variablePrefix } from '../../catalog/verbs/data-access';
import { defineRule, fail, pass } from '../../validation';
import { clientsOf, isPooledToo, proxiesOf } from '../connection-pools';
import { example } from '../example-designs';
import { removeEdgeFix } from '../fixes';
import { nameOf, namesOf, perItem, reachedDatabases } from '../subjects';

export const cp3 = defineRule('connections/cp-3', {
  title: 'No client goes around its proxy',
  why: 'Migrations and listeners need a session of their own. Anything else that goes around the proxy loses what it gives.',
  lacking: 'No SQL database has a proxy with clients.',
  severity: 'info',
  maps: { wellArchitected: ['PERF'] },
  check: perItem(reachedDatabases, function* (db, model) {
    const proxies = proxiesOf(model, db.id);
    if (proxies.length === 0) return;
    const around = clientsOf(model, db.id).filter(({ edge }) =>
      isPooledToo(model, db.id, edge.from),
    );
    const pooled = proxies.flatMap((proxy) => clientsOf(model, proxy));
    if (around.length === 0 && pooled.length > 0) {
      yield pass(
        { nodes: [db.id, ...proxies] },
        `${nameOf(db)}: no client of ${namesOf(model, proxies)} goes around it.`,
      );
    }
    for (const { edge } of around) {
      yield fail(
        { nodes: [db.id, edge.from], edges: [edge.id] },
        `${nameOf(db)}: ${namesOf(model, [edge.from])} connects through ${namesOf(model, proxies)} and directly too, as ${variablePrefix(db.slug)}_DIRECT_HOST.`,
        { fixes: [removeEdgeFix(edge, 'Remove the direct connection')] },
      );
    }
  }),
  examples: {
    good: [example()],
    bad: [example({ more: (design, { web, db }) => design.edge('reads-writes', web, db) })],
  },
});
