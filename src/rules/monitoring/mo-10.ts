import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { defineRule } from '../../validation';
import { example } from '../example-designs';
import { wantParam } from '../subjects';

export const mo10 = defineRule('monitoring/mo-10', {
  title: 'Servers report every minute',
  why: 'With metrics every five minutes, scaling follows a peak that is over.',
  lacking: 'No group of servers is drawn.',
  severity: 'info',
  // EC28 of cdk-nag reads no launch template, and AS3 asks for notifications, which the alarms stand for.
  maps: { wellArchitected: ['OPS'] },
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
