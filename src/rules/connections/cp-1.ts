import { defineRule, fail, pass } from '../../validation';
import {
  clientsOf,
  connectionLimit,
  isPooledToo,
  poolConnections,
  proxiesOf,
} from '../connection-pools';
import { clustered, direct, example } from '../example-designs';
import { nameOf, namesOf, perItem, reachedDatabases } from '../subjects';

export const cp1 = defineRule('connections/cp-1', {
  title: 'Servers share database connections through a pool',
  why: 'Every server keeps connections of its own, and a group that grows multiplies them. A proxy shares a few, and holds clients through a failover.',
  lacking: 'No servers or tasks connect to an SQL database.',
  severity: 'warning',
  maps: { wellArchitected: ['REL', 'PERF'] },
  check: perItem(reachedDatabases, function* (db, model) {
    const limit = connectionLimit(db);
    for (const proxy of proxiesOf(model, db.id)) {
      for (const { edge, isFunction } of clientsOf(model, proxy)) {
        if (isFunction) continue;
        yield pass(
          { nodes: [db.id, edge.from, proxy], edges: [edge.id] },
          `${nameOf(db)}: ${namesOf(model, [edge.from])} connects through ${namesOf(model, [proxy])}.`,
        );
      }
    }
    // Functions are CP-2's to report, and a second way beside the proxy CP-3's.
    const unpooled = clientsOf(model, db.id).filter(
      ({ edge, isFunction }) => !isFunction && !isPooledToo(model, db.id, edge.from),
    );
    if (unpooled.length === 0) return;
    const clients = unpooled.map(({ edge }) => edge.from);
    const known = unpooled.flatMap(({ most }) => most ?? []);
    const isCounted = known.length === unpooled.length;
    const total = known.reduce((sum, { servers, pool }) => sum + servers * pool, 0);
    const sum = known.map(({ servers, pool }) => `${servers} × ${pool}`).join(' + ');
    const size = isCounted
      ? `: ${sum} = ${total} at most${limit === null ? '' : `, and ${db.params.instanceClass} allows about ${limit}`}`
      : '';
    const open = clients.length === 1 ? 'opens its own' : 'open their own';
    const mend = clients.length === 1 ? 'A proxy shares' : 'One proxy shares';
    yield fail(
      { nodes: [db.id, ...clients] },
      `${nameOf(db)}: ${namesOf(model, clients)} ${open} connections${size}. ${mend} them.`,
      {
        // Beyond what the database bears, which may shrink as well.
        ...(isCounted && { measure: total - (limit ?? 0) }),
        formerly: unpooled.map(({ edge }) => edge.id),
        fixes: poolConnections(model, db),
      },
    );
  }),
  examples: {
    good: [clustered(), example()],
    bad: [
      clustered(
        { instanceClass: 'db.r7g.large' },
        {
          without: ['proxy'],
          more: (design, { web, db }) => design.edge('reads-writes', web, db),
        },
      ),
      direct(),
      direct({}, { poolSize: 200 }),
      direct({ with: { vpc: { nat: 'none' }, data: { internetRoute: true } } }),
      direct({
        without: ['replica'],
        with: { vpc: { style: 'existing' }, db: { existing: true } },
      }),
      example({
        without: ['pooled'],
        more: (design, { web, db }) => design.edge('reads-writes', web, db),
      }),
      direct({
        more: (design, { app, db }) => {
          const api = design.node('auto-scaling-group', {
            label: 'API',
            parent: app,
            params: { role: 'api' },
          });
          design.edge('reads-writes', api, db);
        },
      }),
    ],
  },
});
