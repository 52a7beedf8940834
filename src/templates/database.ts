import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { addPooledDatabase, buildWeb } from './web';

/** A database that survives a zone, with a pool for its writers and a replica for its readers. */
export const database: Template = {
  id: 'database',
  title: 'Database with replica',
  summary:
    'PostgreSQL on RDS with a standby, a proxy that pools the connections of the servers, and a replica that answers reads.',
  build: () => {
    const { design, region, alb, app, data } = buildWeb('Database with replica');
    const api = design.node('auto-scaling-group', {
      label: 'API servers',
      slug: 'api',
      parent: app,
      params: { role: 'api' },
      at: { x: 304, y: 0 },
    });
    const { proxy, db } = addPooledDatabase(design, data, { label: 'App database', x: 32 });
    const replica = design.node('rds-replica', {
      label: 'Read replica',
      slug: 'db-replica',
      parent: data,
      at: { x: 576, y: 104 },
    });
    design.edge('routes-to', alb, api);
    design.edge('reads-writes', api, proxy);
    design.edge('reads', api, replica);
    design.edge('replicates-to', db, replica);
    addOperations({ design, region });
    return design.build();
  },
};
