import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { addPooledDatabase, buildWeb } from './web';

/** Servers that read a cache first and the database on a miss. */
export const caching: Template = {
  id: 'caching',
  title: 'Cache-aside',
  summary:
    'Servers read a Valkey cache first and the database behind its pool on a miss; the README says how, with their variables.',
  build: () => {
    const { design, region, alb, app, data } = buildWeb('Cache-aside');
    const api = design.node('auto-scaling-group', {
      label: 'API servers',
      slug: 'api',
      parent: app,
      params: { role: 'api' },
      at: { x: 304, y: 0 },
    });
    const cache = design.node('elasticache', {
      label: 'Cache',
      slug: 'cache',
      parent: data,
      params: { engine: 'valkey', engineVersion: '8.2' },
      at: { x: 576, y: 0 },
    });
    const { proxy } = addPooledDatabase(design, data, { label: 'App database', x: 32 });
    design.edge('routes-to', alb, api);
    design.edge('reads-writes', api, cache);
    design.edge('reads-writes', api, proxy);
    addOperations({ design, region });
    return design.build();
  },
};
