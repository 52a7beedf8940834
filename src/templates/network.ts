import type { JsonObject } from '../kit/json';
import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { buildWeb } from './web';

/** Step 1 of the methodology, the figure of the network: what stands in which tier, and how administrators get in. */
export const network: Template = {
  id: 'network',
  title: 'Network and bastion host',
  summary:
    'A VPC over three zones: load balancer and bastion host in public, servers, API and workers in private, databases, a cache and a search engine in isolated subnets.',
  build: () => {
    const { design, region, alb, pub, app, data } = buildWeb('Network and bastion host');
    const group = (label: string, slug: string, x: number, params: JsonObject) =>
      design.node('auto-scaling-group', { label, slug, parent: app, params, at: { x, y: 0 } });
    const bastion = design.node('bastion-host', {
      label: 'Bastion',
      slug: 'bastion',
      parent: pub,
      at: { x: 640, y: 0 },
    });
    const web = group('Application servers', 'web', 32, {});
    const api = group('API servers', 'api', 304, { role: 'api' });
    const workers = group('Workers', 'workers', 640, { role: 'worker' });
    const cache = design.node('elasticache', {
      label: 'Cache cluster',
      slug: 'cache',
      parent: data,
      at: { x: 32, y: 0 },
    });
    const search = design.node('opensearch-domain', {
      label: 'Product search',
      slug: 'search',
      parent: data,
      at: { x: 304, y: 0 },
    });
    const proxy = design.node('rds-proxy', {
      label: 'Connection pool',
      slug: 'proxy',
      parent: data,
      at: { x: 640, y: 0 },
    });
    const db = design.node('rds-instance', {
      label: 'App database',
      slug: 'db',
      parent: data,
      at: { x: 472, y: 104 },
    });
    design.edge('routes-to', alb, web);
    design.edge('routes-to', alb, api, { paths: ['/api/*'] });
    for (const servers of [web, api, workers]) design.edge('reads-writes', servers, proxy);
    design.edge('reads-writes', web, cache);
    design.edge('searches', api, search);
    design.edge('pools', proxy, db);
    design.edge('administers', bastion, db);
    addOperations({ design, region }, { beside: 968 });
    return design.build();
  },
};
