import type { Design } from '../design';
import { addPooledDatabase, buildWeb, type Web } from './web';

/** Steps 1 to 5 of the methodology, with the proxy that its list of mistakes asks for. */
export function buildThreeTier(title: string): Web {
  const web = buildWeb(title);
  const { design, alb, app, data } = web;
  const servers = design.node('auto-scaling-group', {
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
  design.edge('routes-to', alb, servers);
  design.edge('routes-to', alb, api, { paths: ['/api/*'] });
  design.edge('reads-writes', servers, cache);
  design.edge('reads-writes', api, cache);
  design.edge('reads-writes', api, proxy);
  design.edge('replicates-to', db, replica);
  return web;
}

/** What a first visitor sees: small enough to be read at once, so that what runs around it is still to be drawn. */
export const openingDesign = (): Design =>
  buildThreeTier('Three-tier web application').design.build();
