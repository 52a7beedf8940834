import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { defineRule } from '../../validation';
import { example } from '../example-designs';
import { wantParam } from '../subjects';

export const mo10 = defineRule('monitoring/mo-10', {
  title: 'Servers report every minute',
  why: 'With metrics every five minutes, scaling follows a peak that is over.',
  severity: 'info',
  maps: { wellArchitected: ['OPS'], cdkNag: ['EC28', 'AS3'] },
  check: wantParam(autoScalingGroup, {
    name: 'detailedMonitoring',
    value: true,
    good: 'reports its metrics every minute',
    bad: 'reports its metrics every five minutes',
    fix: 'Turn on detailed monitoring',
  }),
  examples: {
    good: [example()],
    bad: [example({ with: { web: { detailedMonitoring: false } } })],
  },
});
