import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';
import { addPooledDatabase, buildWeb } from './web';

/** As long as SQS keeps messages, unless it is told otherwise. */
const FOUR_DAYS = 4 * 24 * 60;

/** Step 3 of the methodology: servers that follow requests and the clock, and workers that follow a queue. */
export const autoScaling: Template = {
  id: 'auto-scaling',
  title: 'Auto scaling',
  summary:
    'Web servers that grow with requests, the CPU and the working day, and workers of several types that grow with their queue.',
  build: () => {
    const { design, region, alb, app, data } = buildWeb('Auto scaling');
    const web = design.node('auto-scaling-group', {
      label: 'Web servers',
      slug: 'web',
      parent: app,
      params: { schedule: true, scheduleZone: 'America/New_York' },
      at: { x: 32, y: 0 },
    });
    const workers = design.node('auto-scaling-group', {
      label: 'Workers',
      slug: 'workers',
      parent: app,
      params: {
        role: 'worker',
        instanceType: 'c7g.large',
        mixedInstances: true,
        otherTypes: ['m7g.large', 'r7g.large'],
        onDemandPercent: 0,
        max: 20,
      },
      at: { x: 576, y: 0 },
    });
    const { proxy } = addPooledDatabase(design, data, { label: 'App database', x: 304 });
    const jobs = design.node('sqs-queue', {
      label: 'Jobs',
      slug: 'jobs',
      parent: region,
      at: { x: 960, y: 160 },
    });
    design.edge('routes-to', alb, web);
    design.edge('sends-to', web, jobs);
    design.edge('feeds', jobs, workers, { backlogPerServer: 50 });
    design.edge('reads-writes', web, proxy);
    design.edge('reads-writes', workers, proxy);
    addOperations({ design, region }, { beside: 1224, queueMinutes: FOUR_DAYS });
    return design.build();
  },
};
