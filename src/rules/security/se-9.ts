import { ecsService } from '../../catalog/ecs-service/spec';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { nameOf, perNode } from '../subjects';

const isRoot = (user: string): boolean => /^(?:|root|0)(?::|$)/.test(user);

export const se9 = defineRule('security/se-9', {
  title: 'Containers run as a user, on a read-only file system',
  why: 'Whoever gets into a container that runs as root and may write can replace its programs.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      {
        id: 'CKV_AWS_336',
        resource: 'aws_ecs_task_definition',
        attribute: 'container_definitions',
      },
    ],
    fsbp: ['ECS.5'],
  },
  check: perNode(ecsService, function* (service) {
    const { readonlyRoot, user } = service.params;
    const subject = { nodes: [service.id] };
    if (readonlyRoot && !isRoot(user)) {
      yield pass(subject, `${nameOf(service)}: runs as ${user} on a read-only file system.`);
      return;
    }
    const faults = [
      ...(isRoot(user) ? ['may run as root'] : []),
      ...(readonlyRoot ? [] : ['may write to its file system']),
    ];
    yield fail(subject, `${nameOf(service)}: ${faults.join(' and ')}.`, {
      measure: faults.length,
      field: { node: service.id, name: readonlyRoot ? 'user' : 'readonlyRoot' },
      fixes: [
        setParams(
          service,
          {
            readonlyRoot: true,
            ...(isRoot(user) ? { user: '1000:1000' } : {}),
          },
          'Run as a user, read-only',
        ),
      ],
    });
  }),
  examples: {
    good: [services()],
    bad: [services({ shop: { user: '' } }), services({ payments: { readonlyRoot: false } })],
  },
});
