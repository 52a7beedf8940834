import { cdkKind, nameOf } from '../../exporters/cdk';
import { askForBareZone } from '../bare-zone';
import { whyUnplaced } from '../cdk-place';
import { launchEvent } from '../launch-event';
import { groupAlarms } from './alarms';
import { emitGroup } from './cdk-group';
import { emitLaunchTemplate } from './cdk-launch-template';
import { emitScaling } from './cdk-scaling';
import { autoScalingGroup } from './spec';

export const cdk = cdkKind(autoScalingGroup, {
  stack: 'application',
  main: 'autoscaling.AutoScalingGroup',
  missing: whyUnplaced,
  emit: (node, c) => {
    askForBareZone(node, c.cdk, '`lib/config.ts`');
    c.decide('session-manager', 'Servers are reached by Session Manager, with no inbound port.');
    emitGroup(node, emitLaunchTemplate(node, c), c);
    emitScaling(node, c);
    c.output(
      node,
      'GroupName',
      `Name of the Auto Scaling group ${nameOf(node)}.`,
      c.of(node, 'autoScalingGroupName'),
    );
  },
  objections: ({ params }) => [!params.volumeEncrypted && 'EC26'],
  facets: {
    securityGroup: () => ({ callsInternet: 'HTTPS to AWS APIs and package repositories' }),
    hasLaunchTemplate: () => true,
    target: (node, c) => ({ type: 'INSTANCE', target: c.take(node) }),
    alarms: (node, c) => groupAlarms(node.params, c.of(node, 'autoScalingGroupName')),
    events: (node, c) => [launchEvent([c.of(node, 'autoScalingGroupName')])],
  },
});
