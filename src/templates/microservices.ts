import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { addPooledDatabase, buildWeb } from './web';

/** The example of the methodology: three services behind one load balancer, sharing a database and a cache. */
export const microservices: Template = {
  id: 'microservices',
  title: 'Microservices',
  summary:
    'Route 53 and an ALB lead to services A, B and C on Fargate; A and B share a database, B and C a cache.',
  build: () => {
    const { design, region, alb, app, data } = buildWeb('Microservices');
    const service = (letter: string, x: number) =>
      design.node('ecs-service', {
        label: `Service ${letter.toUpperCase()}`,
        slug: `service-${letter}`,
        parent: app,
        at: { x, y: 0 },
      });
    const [a, b, c] = [service('a', 32), service('b', 304), service('c', 576)];
    const { proxy } = addPooledDatabase(design, data, { label: 'Shared database', x: 32 });
    const cache = design.node('elasticache', {
      label: 'Shared cache',
      slug: 'cache',
      parent: data,
      at: { x: 576, y: 0 },
    });
    design.edge('routes-to', alb, a, { paths: ['/a/*'], priority: 100 });
    design.edge('routes-to', alb, b, { paths: ['/b/*'], priority: 110 });
    design.edge('routes-to', alb, c, { paths: ['/c/*'], priority: 120 });
    design.edge('reads-writes', a, proxy);
    design.edge('reads-writes', b, proxy);
    design.edge('reads-writes', b, cache);
    design.edge('reads-writes', c, cache);
    addOperations({ design, region });
    return design.build();
  },
};
