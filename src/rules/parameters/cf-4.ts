import { fittingMemory, memoryProblem } from '../../catalog/ecs-service/sizes';
import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { ecsService } from '../../catalog/ecs-service/spec';
import { fieldProblem } from '../../spec/field-problem';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { nameOf, perNode } from '../subjects';

const { memoryMib: MEMORY } = ecsService.fields;

/** On servers any memory will do that a task can have at all; whether it fits is CF-13's to say. */
function* onServers(service: ModelNode<ParamsOf<typeof ecsService.fields>>): Iterable<Verdict> {
  const { memoryMib } = service.params;
  const problem = fieldProblem(MEMORY, memoryMib, { params: service.params });
  if (problem === null) return;
  const wanted = Math.round(Math.min(Math.max(memoryMib, MEMORY.min), MEMORY.max));
  yield fail({ nodes: [service.id] }, `${nameOf(service)}: ${MEMORY.label} ${problem}`, {
    field: { node: service.id, name: 'memoryMib' },
    fixes: [setParams(service, { memoryMib: wanted }, `Use ${wanted} MiB`)],
  });
}

export const cf4 = defineRule('parameters/cf-4', {
  title: 'CPU and memory are a pair that Fargate has',
  why: 'Fargate sells fixed pairs, and refuses a task definition with any other.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['PERF'] },
  check: perNode(ecsService, function* (service) {
    const { cpu, memoryMib } = service.params;
    const subject = { nodes: [service.id] };
    if (isOnEc2(service.params)) {
      yield* onServers(service);
      return;
    }
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
    good: [
      services(),
      services({ shop: { cpu: '256', memoryMib: 512 } }),
      services({ shop: { capacity: 'ec2', cpu: '256', memoryMib: 1536 } }),
    ],
    bad: [
      services({ shop: { cpu: '256', memoryMib: 1536 } }),
      services({ shop: { cpu: '2048' } }),
      services({ shop: { memoryMib: 8192 } }),
      services({ shop: { capacity: 'ec2', memoryMib: 100 } }),
    ],
  },
});
