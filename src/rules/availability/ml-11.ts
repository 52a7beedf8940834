import { ecsService } from '../../catalog/ecs-service/spec';
import { isOnEc2, leastServers } from '../../catalog/ecs-service/servers';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { overZones } from '../capacity';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { nameOf, placedOf } from '../subjects';

const EC2 = { capacity: 'ec2' };

export const ml11 = defineRule('availability/ml-11', {
  title: 'Servers of a service stand in more than one zone',
  why: 'Tasks run where servers are. However many tasks there are, they all stand in one zone as long as one server is enough for them.',
  lacking: 'No critical service runs on EC2 with two tasks or more in a VPC of two zones.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const service of placedOf(model, ecsService)) {
      const zones = model.networkOf(service.id)?.zones.length ?? 0;
      // One zone is ML-1's to report, and a single task ML-3's.
      if (!isOnEc2(service.params) || zones < 2 || service.params.min < 2) continue;
      if (!model.isCritical(service.id)) continue;
      const servers = leastServers(service.params);
      const subject = { nodes: [service.id] };
      if (servers >= 2) {
        yield pass(subject, `${nameOf(service)}: ${plural(servers, 'server')} at least.`);
        continue;
      }
      const wanted = Math.min(zones, 3);
      yield fail(
        subject,
        `${nameOf(service)}: ${plural(servers, 'server')} for ${plural(service.params.min, 'task')}, so that all of them stand in one zone.`,
        {
          field: { node: service.id, name: 'minInstances' },
          fixes: [
            setParams(
              service,
              overZones(model, service),
              `Keep ${plural(wanted, 'server')} at least`,
            ),
          ],
        },
      );
    }
  },
  examples: {
    good: [services(), services({ shop: EC2 }), services({ shop: { ...EC2, minInstances: 0 } })],
    bad: [
      services({ shop: { ...EC2, minInstances: 1, instanceType: 'm7g.2xlarge' } }),
      services({ shop: { ...EC2, minInstances: 1, maxInstances: 1 } }),
      services({
        shop: { ...EC2, minInstances: 0, min: 2, instanceType: 'm7g.2xlarge' },
      }),
    ],
  },
});
