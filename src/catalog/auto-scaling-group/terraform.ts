import { nameOf, terraformKind } from '../../exporters/terraform';
import { askForBareZone } from '../bare-zone';
import { emitInstanceRole } from '../terraform-instance-role';
import { whyUnplaced } from '../terraform-place';
import { autoScalingGroup } from './spec';
import { alarmsOf, eventsOf } from './terraform-alarms';
import { emitEnvironment } from './terraform-environment';
import { emitGroup } from './terraform-group';
import { emitLaunchTemplate } from './terraform-launch-template';
import { emitScaling } from './terraform-scaling';

export const terraform = terraformKind(autoScalingGroup, {
  concern: 'compute',
  main: 'aws_autoscaling_group',
  missing: whyUnplaced,
  emit: (node, t) => {
    askForBareZone(node, t, 'the variables');
    t.decide('session-manager', 'Servers are reached by Session Manager, with no inbound port.');
    emitInstanceRole(node, t, 'Session Manager instead of SSH.');
    emitEnvironment(node, t);
    emitLaunchTemplate(node, t);
    emitGroup(node, t);
    emitScaling(node, t);
    t.output(
      node,
      `${t.id(node)}_group_name`,
      `Name of the Auto Scaling group ${nameOf(node)}.`,
      t.refTo(node, `aws_autoscaling_group.${t.id(node)}.name`),
    );
  },
  facets: {
    securityGroup: () => ({ callsInternet: 'HTTPS to AWS APIs and package repositories' }),
    alarms: alarmsOf,
    events: eventsOf,
  },
});
