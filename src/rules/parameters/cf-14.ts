import { typeFor } from '../../catalog/instance-families';
import { ec2SizeOf } from '../../catalog/instance-sizes';
import { architectureOf } from '../../catalog/instances';
import { architectureName, isOnEc2 } from '../../catalog/ecs-service/servers';
import { ecsService } from '../../catalog/ecs-service/spec';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { offeredTo } from '../offers';
import { services } from '../service-example';
import { nameOf, perNodeAndRegion } from '../subjects';

const EC2 = { capacity: 'ec2' };

export const cf14 = defineRule('parameters/cf-14', {
  title: 'Tasks are built for the processors of their servers',
  why: 'ECS places a task on servers of its own architecture only. On a cluster of the other one it waits for ever.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  check: perNodeAndRegion(ecsService, function* (service, region) {
    const { architecture, instanceType } = service.params;
    // What Lintel does not know may be of either.
    if (!isOnEc2(service.params) || ec2SizeOf(instanceType) === null) return;
    const subject = { nodes: [service.id] };
    const [task, server] = [architectureName(architecture), architectureOf(instanceType)];
    if (task === server) {
      yield pass(subject, `${nameOf(service)}: tasks and servers are ${server}.`);
      return;
    }
    const wanted = typeFor(task, instanceType);
    yield fail(
      subject,
      `${nameOf(service)}: tasks are built for ${task}, and ${instanceType} is ${server}.`,
      {
        field: { node: service.id, name: 'instanceType' },
        fixes: [
          ...(wanted === null || !offeredTo(service, region)(wanted)
            ? []
            : [setParams(service, { instanceType: wanted }, `Use ${wanted}`)]),
          // Whether there is an image for it, a person knows.
          setParams(
            service,
            { architecture: server === 'arm64' ? 'ARM64' : 'X86_64' },
            `Build the tasks for ${server}`,
            false,
          ),
        ],
      },
    );
  }),
  examples: {
    good: [
      services({ shop: EC2 }),
      services({ shop: { ...EC2, instanceType: 'm7i.large', architecture: 'X86_64' } }),
    ],
    bad: [
      services({ shop: { ...EC2, instanceType: 'm7i.large' } }),
      services({ shop: { ...EC2, architecture: 'X86_64' } }),
      services({
        shop: { ...EC2, architecture: 'X86_64', instanceType: 'm7g.medium', maxInstances: 20 },
      }),
    ],
  },
});
