import { ecsService } from '../../catalog/ecs-service/spec';
import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { defineRule, fail, pass } from '../../validation';
import { canCallFromApp } from '../endpoints';
import { moveToTier } from '../fixes';
import { services } from '../service-example';
import { nameOf, placedOf } from '../subjects';

export const se8 = defineRule('security/se-8', {
  title: 'No public address by launch',
  why: 'What has a public address is found within minutes, and then only its security group stands before it.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      { id: 'CKV_AWS_130', resource: 'aws_subnet', attribute: 'map_public_ip_on_launch' },
      {
        id: 'CKV_AWS_333',
        resource: 'aws_ecs_service',
        attribute: 'network_configuration.assign_public_ip',
      },
    ],
    fsbp: ['EC2.15', 'ECS.2'],
  },
  *check(model) {
    for (const { vpc, isExisting, tiers } of model.networks) {
      const open = tiers.find(({ role }) => role === 'public');
      // How subnets that exist are set up is not known here.
      if (isExisting || !open) continue;
      yield pass(
        { nodes: [vpc, open.node] },
        `${nameOf(model.get(open.node))}: gives no public address to what is launched there.`,
      );
    }
    for (const service of placedOf(model, ecsService)) {
      const subject = { nodes: [service.id] };
      // Fargate has no other way out of public subnets; servers have none either way.
      if (isOnEc2(service.params) || model.tierOf(service.id) !== 'public') {
        yield pass(subject, `${nameOf(service)}: its tasks have private addresses.`);
        continue;
      }
      yield fail(
        subject,
        `${nameOf(service)}: in the public tier, where each of its tasks needs a public address.`,
        {
          fixes: canCallFromApp(model, service)
            ? [moveToTier(service, 'app', 'Move it to the application tier')]
            : [],
        },
      );
    }
  },
  examples: {
    good: [services(), services({ vpc: { style: 'native' } })],
    bad: [
      services({
        more: (design, { pub, payments }) => {
          const mail = design.node('ecs-service', { label: 'Mail', parent: pub });
          design.edge('calls-service', payments, mail);
        },
      }),
    ],
  },
});
