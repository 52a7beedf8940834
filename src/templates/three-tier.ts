import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { buildThreeTier } from './opening';

/** The production design of the methodology: what the page opens with, watched, backed up and planned for. */
export const threeTier: Template = {
  id: 'three-tier',
  title: 'Three-tier web application',
  summary:
    'Route 53, ALB, two Auto Scaling groups, RDS with proxy and replica, and a cache, over three Availability Zones.',
  build: () => {
    const web = buildThreeTier();
    addOperations(web);
    return web.design.build();
  },
};
