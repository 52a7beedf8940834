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
    for (const { edge, most, isFunction } of clientsOf(model, db.id)) {
      if (!isFunction || isPooledToo(model, db.id, edge.from)) continue;
      const total = most ? most.servers * most.pool : null;
      const state = `${nameOf(db)}: ${namesOf(model, [edge.from])} opens its own connections, ${
        total === null ? 'as many as run at a time' : `${total} at most`
      }${limit === null ? '' : `, and ${db.params.instanceClass} allows about ${limit}`}`;
      yield fail(
        { nodes: [db.id, edge.from], edges: [edge.id] },
        `${state}. A proxy shares them.`,
        {
          // A few that fit cost no more than what they keep from others; of a database that exists nobody here knows.
          ...(total !== null && (limit === null || total <= limit) ? { severity: 'warning' } : {}),
          ...(total !== null && { measure: total - (limit ?? 0) }),
          fixes: poolConnections(model, db),
        },
      );
    }
  }),
  examples: {
    good: [functionsInVpc()],
    bad: [
      functionsInVpc({ direct: true, called: true }),
      functionsInVpc({ direct: true }),
      functionsInVpc({
        direct: true,
        with: { worker: { reservedConcurrency: 5 } },
      }),
    ],
  },
});
