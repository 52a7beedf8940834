import { monitoring } from '../../catalog/monitoring/spec';
import { defineRule } from '../../validation';
import { operated } from '../operations-example';
import { wantParam } from '../subjects';

export const mo8 = defineRule('monitoring/mo-8', {
  title: 'Monitoring has a dashboard',
  why: 'An alarm says that something is wrong. A dashboard shows when it began, and what else changed then.',
  lacking: 'No monitoring is drawn.',
  severity: 'info',
  maps: { wellArchitected: ['OPS'] },
  check: wantParam(monitoring, {
    name: 'dashboard',
    value: true,
    good: 'has a dashboard',
    bad: 'has no dashboard',
    fix: 'Add a dashboard',
  }),
  examples: { good: [operated()], bad: [operated({ monitoring: { dashboard: false } })] },
});
