import type { JsonObject } from '../kit/json';
import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { addPooledDatabase, buildWeb } from './web';

/** Step 2 of the methodology with all three kinds of conditions: what decides is a path, a host name, or a header. */
export const loadBalancing: Template = {
  id: 'load-balancing',
  title: 'Load balancing by path, host and header',
  summary:
    'One load balancer and four groups of servers: the API by its path, the admin pages by their host name, the mobile app by a header.',
  build: () => {
    const { design, region, alb, app, data } = buildWeb('Load balancing');
    const group = (label: string, slug: string, x: number, y: number, params: JsonObject = {}) =>
      design.node('auto-scaling-group', { label, slug, parent: app, params, at: { x, y } });
    const admin = group('Admin servers', 'admin', 32, 0);
    const web = group('Web servers', 'web', 304, 0);
    const api = group('API servers', 'api', 576, 0, { role: 'api' });
    const mobile = group('Mobile API', 'mobile', 440, 104, { role: 'api' });
    const { proxy } = addPooledDatabase(design, data, { label: 'App database', x: 304 });
    design.edge('routes-to', alb, web);
    design.edge('routes-to', alb, admin, { hosts: ['admin.example.com'], priority: 10 });
    design.edge('routes-to', alb, mobile, {
      headerName: 'X-Client',
      headerValues: ['mobile-*'],
      paths: ['/api/*'],
      priority: 20,
    });
    design.edge('routes-to', alb, api, { paths: ['/api/*'], priority: 30 });
    for (const from of [admin, api, mobile]) design.edge('reads-writes', from, proxy);
    addOperations({ design, region }, { y: 744 });
    return design.build();
  },
};
