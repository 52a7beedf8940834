import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { addPooledDatabase, buildWeb } from './web';

/** What runs around an application: who is told, what is kept, and what is done when a region is lost. */
export const operations: Template = {
  id: 'operations',
  title: 'Monitored and backed up',
  summary:
    'A three-tier application with alarms and a dashboard for everything in it, a backup plan that tries restores, and a DR plan.',
  build: () => {
    const { design, region, alb, app, data } = buildWeb('Monitored and backed up');
    const web = design.node('auto-scaling-group', {
      label: 'Web servers',
      slug: 'web',
      parent: app,
      at: { x: 304, y: 0 },
    });
    const { proxy } = addPooledDatabase(design, data, { label: 'App database', x: 32 });
    const cache = design.node('elasticache', {
      label: 'Session cache',
      slug: 'cache',
      parent: data,
      at: { x: 576, y: 0 },
    });
    const files = design.node('s3-bucket', {
      label: 'Uploads',
      slug: 'uploads',
      parent: region,
      at: { x: 0, y: 640 },
    });
    addOperations({ design, region });
    design.edge('routes-to', alb, web);
    design.edge('reads-writes', web, proxy);
    design.edge('reads-writes', web, cache);
    design.edge('stores-in', web, files);
    return design.build();
  },
};
