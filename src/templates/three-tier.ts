import type { Template } from '../spec/catalog';
import { addPooledDatabase, buildWeb } from './web';

/** The production design of the methodology: steps 1 to 5, with the proxy that its list of mistakes asks for. */
export const threeTier: Template = {
  id: 'three-tier',
  title: 'Three-tier web application',
  summary:
    'Route 53, ALB, two Auto Scaling groups, RDS with proxy and replica, and a cache, over three Availability Zones.',
  build: () => {
    const { design, alb, app, data } = buildWeb('Three-tier web application');
    const web = design.node('auto-scaling-group', {
      label: 'Web servers',
      slug: 'web',
      parent: app,
      at: { x: 576, y: 0 },
    });
    const api = design.node('auto-scaling-group', {
      label: 'API servers',
      slug: 'api',
      parent: app,
      params: { role: 'api' },
      at: { x: 32, y: 0 },
    });
    const cache = design.node('elasticache', {
      label: 'Session cache',
      slug: 'cache',
      parent: data,
      at: { x: 576, y: 0 },
    });
    const { proxy, db } = addPooledDatabase(design, data, { label: 'App database', x: 32 });
    const replica = design.node('rds-replica', {
      label: 'Read replica',
      slug: 'db-replica',
      parent: data,
      at: { x: 576, y: 104 },
    });
    design.edge('routes-to', alb, web);
    design.edge('routes-to', alb, api, { paths: ['/api/*'] });
    design.edge('reads-writes', web, cache);
    design.edge('reads-writes', api, cache);
    design.edge('reads-writes', api, proxy);
    design.edge('replicates-to', db, replica);
    return design.build();
  },
};
