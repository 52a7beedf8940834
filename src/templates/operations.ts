import type { Template } from '../spec/catalog';
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
    design.node('monitoring', {
      label: 'Alarms',
      slug: 'alarms',
      parent: region,
      params: { emails: ['oncall@example.com'] },
      at: { x: 304, y: 640 },
    });
    design.node('backup-plan', {
      label: 'Backup plan',
      slug: 'backup',
      parent: region,
      at: { x: 608, y: 640 },
    });
    // Where the copies of the backups lie: what is left when the first region is lost.
    design.node('region', {
      label: 'Copies',
      slug: 'copies',
      params: { region: 'us-west-2' },
      at: { x: 960, y: 96 },
    });
    // No date is made up: what nobody has restored or reviewed stays open.
    design.node('dr-plan', {
      label: 'DR plan',
      slug: 'dr-plan',
      params: {
        owner: 'Platform team',
        approver: 'Head of engineering',
        declaredBy: 'Incident lead on duty',
        contacts: ['On call: oncall@example.com'],
      },
      at: { x: 688, y: 0 },
    });
    design.edge('routes-to', alb, web);
    design.edge('reads-writes', web, proxy);
    design.edge('reads-writes', web, cache);
    design.edge('stores-in', web, files);
    return design.build();
  },
};
