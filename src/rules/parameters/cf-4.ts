import { fittingMemory, memoryProblem } from '../../catalog/ecs-service/sizes';
import { ecsService } from '../../catalog/ecs-service/spec';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { nameOf, perNode } from '../subjects';

export const cf4 = defineRule('parameters/cf-4', {
  title: 'CPU and memory are a pair that Fargate has',
  why: 'Fargate sells fixed pairs, and refuses a task definition with any other.',
  severity: 'error',
  refused: true,
  check: perNode(ecsService, function* (service) {
    const { cpu, memoryMib } = service.params;
    const subject = { nodes: [service.id] };
    const state = `${nameOf(service)}: ${Number(cpu) / 1024} vCPU with ${memoryMib} MiB`;
    if (memoryProblem(cpu, memoryMib) === null) {
      yield pass(subject, `${state}.`);
      return;
    }
    const wanted = fittingMemory(cpu, memoryMib);
    yield fail(subject, `${state}, which Fargate does not have.`, {
      field: { node: service.id, name: 'memoryMib' },
      fixes: [setParams(service, { memoryMib: wanted }, `Use ${wanted} MiB`)],
    });
  }),
  examples: {
    good: [services(), services({ shop: { cpu: '256', memoryMib: 512 } })],
    bad: [
      services({ shop: { cpu: '256', memoryMib: 1536 } }),
      services({ shop: { cpu: '2048' } }),
      services({ shop: { memoryMib: 8192 } }),
    ],
  },
});
