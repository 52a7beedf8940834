import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { buildThreeTier } from './opening';

const TITLE = 'Three-tier web application in production';

/** The production design of the methodology: what the page opens with, watched, backed up and planned for. */
export const threeTier: Template = {
  id: 'three-tier',
  title: TITLE,
  summary:
    'Route 53, ALB, two Auto Scaling groups, RDS with proxy and replica, and a cache, over three Availability Zones; with alarms, backups and a DR plan.',
  build: () => {
    const web = buildThreeTier(TITLE);
    addOperations(web);
    return web.design.build();
  },
};
