import { defineRule, fail, pass } from '../../validation';
import {
  clientsOf,
  connectionLimit,
  isPooledToo,
  poolConnections,
  proxiesOf,
} from '../connection-pools';
import { functionsInVpc } from '../function-examples';
import { nameOf, namesOf, perItem, reachedDatabases } from '../subjects';

export const cp2 = defineRule('connections/cp-2', {
  title: 'Functions share database connections through a pool',
  why: 'Each run of a function that happens beside others opens a connection of its own, and keeps it while it waits for the next. A burst takes all that the database has.',
  lacking: 'No function connects to an SQL database.',
  severity: 'error',
  maps: { wellArchitected: ['REL', 'PERF'] },
  check: perItem(reachedDatabases, function* (db, model) {
    const limit = connectionLimit(db);
    for (const proxy of proxiesOf(model, db.id)) {
      for (const { edge, isFunction } of clientsOf(model, proxy)) {
        if (!isFunction) continue;
        yield pass(
          { nodes: [db.id, edge.from, proxy], edges: [edge.id] },
          `${nameOf(db)}: ${namesOf(model, [edge.from])} connects through ${namesOf(model, [proxy])}.`,
        );
      }
    }
    // Servers are CP-1's to report, and a second way beside the proxy CP-3's.
    const unpooled = clientsOf(model, db.id).filter(
      ({ edge, isFunction }) => isFunction && !isPooledToo(model, db.id, edge.from),
    );
    if (unpooled.length === 0) return;
    const clients = unpooled.map(({ edge }) => edge.from);
    const known = unpooled.flatMap(({ most }) => (most ? most.servers * most.pool : []));
    const total =
      known.length === unpooled.length ? known.reduce((sum, count) => sum + count, 0) : null;
    const size = [
      total === null ? 'as many as run at a time' : `${total} at most`,
      ...(limit === null ? [] : [`and ${db.params.instanceClass} allows about ${limit}`]),
    ].join(', ');
    const open = clients.length === 1 ? 'opens its own' : 'open their own';
    yield fail(
      { nodes: [db.id, ...clients] },
      `${nameOf(db)}: ${namesOf(model, clients)} ${open} connections, ${size}. A proxy shares them.`,
      {
        // A few that fit cost no more than what they keep from others; of a database that exists nobody here knows.
        ...(total !== null && (limit === null || total <= limit) ? { severity: 'warning' } : {}),
        ...(total !== null && { measure: total - (limit ?? 0) }),
        formerly: unpooled.map(({ edge }) => edge.id),
        fixes: poolConnections(model, db),
      },
    );
  }),
  examples: {
    good: [functionsInVpc()],
    bad: [
      functionsInVpc({ direct: true, called: true }),
      functionsInVpc({ direct: true }),
      functionsInVpc({ direct: true, other: true }),
      functionsInVpc({
        direct: true,
        with: { worker: { reservedConcurrency: 5 } },
      }),
    ],
  },
});
