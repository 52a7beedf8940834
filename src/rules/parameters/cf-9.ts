import { ecsService } from '../../catalog/ecs-service/spec';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { nameOf, perNode } from '../subjects';

export const cf9 = defineRule('parameters/cf-9', {
  title: 'ECS Exec has a file system to write to',
  why: 'The agent behind ECS Exec writes into the container. On a read-only file system it ends at once, and no shell opens when one is needed.',
  severity: 'warning',
  maps: { wellArchitected: ['OPS'] },
  check: perNode(ecsService, function* (service) {
    const { exec, readonlyRoot } = service.params;
    if (!exec) return;
    const subject = { nodes: [service.id] };
    if (!readonlyRoot) {
      yield pass(subject, `${nameOf(service)}: ECS Exec can write to the file system.`);
      return;
    }
    yield fail(subject, `${nameOf(service)}: ECS Exec is on, and the file system is read-only.`, {
      field: { node: service.id, name: 'exec' },
      fixes: [
        setParams(service, { exec: false }, 'Do without ECS Exec'),
        // Opens what SE-9 keeps shut: a person's choice.
        setParams(service, { readonlyRoot: false }, 'Let the container write', false),
      ],
    });
  }),
  examples: {
    good: [services(), services({ shop: { exec: true, readonlyRoot: false } })],
    bad: [services({ shop: { exec: true } })],
  },
});
