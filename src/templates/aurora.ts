import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { buildWeb } from './web';

/** A database of which a reader becomes the writer, with a pool before the one and reads spread over the others. */
export const aurora: Template = {
  id: 'aurora',
  title: 'Aurora with readers',
  summary:
    'Aurora PostgreSQL that grows and shrinks with the load: a writer behind a proxy, and two readers in other zones that answer reads and take over.',
  build: () => {
    const { design, region, alb, app, data } = buildWeb('Aurora with readers');
    const api = design.node('auto-scaling-group', {
      label: 'API servers',
      slug: 'api',
      parent: app,
      params: { role: 'api' },
      at: { x: 304, y: 0 },
    });
    const proxy = design.node('rds-proxy', {
      label: 'Connection pool',
      slug: 'proxy',
      parent: data,
      at: { x: 32, y: 0 },
    });
    const cluster = design.node('aurora-cluster', {
      label: 'App cluster',
      slug: 'db',
      parent: data,
      params: { readers: 2 },
      at: { x: 304, y: 104 },
    });
    design.edge('routes-to', alb, api);
    design.edge('reads-writes', api, proxy);
    design.edge('reads', api, cluster);
    design.edge('pools', proxy, cluster);
    addOperations({ design, region });
    return design.build();
  },
};
