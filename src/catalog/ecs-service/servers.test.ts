import { describe, expect, it } from 'vitest';
import { apply, beginTransaction } from '../../design';
import type { JsonObject } from '../../kit/json';
import { resolve } from '../../resolve';
import { microservices } from '../../templates/microservices';
import { catalog } from '..';
import { terraformExporter } from '../terraform';
import { agreeing, leastServers, roomOnServer } from './servers';

const TASKS = {
  capacity: 'ec2',
  instanceType: 'm7g.large',
  cpu: '512',
  memoryMib: 1024,
  min: 3,
  minInstances: 0,
  maxInstances: 8,
  eniTrunking: false,
};

describe('the room on a server', () => {
  it.each([
    ['t4g.micro', '256', 512, false, { tasks: 1, by: 'network interfaces' }],
    ['m7g.large', '512', 1024, false, { tasks: 2, by: 'network interfaces' }],
    ['m7i.xlarge', '2048', 1024, false, { tasks: 2, by: 'vCPUs' }],
    ['m7g.large', '512', 1024, true, { tasks: 4, by: 'vCPUs' }],
    ['c7g.large', '256', 2048, true, { tasks: 1, by: 'memory' }],
    // Trunks are not for the burstable types.
    ['t4g.large', '256', 512, true, { tasks: 2, by: 'network interfaces' }],
    ['t3.micro', '1024', 1024, false, { tasks: 0, by: 'memory' }],
  ])(
    'of %s for tasks of %s units and %s MiB',
    (instanceType, cpu, memoryMib, eniTrunking, room) => {
      expect(roomOnServer({ ...TASKS, instanceType, cpu, memoryMib, eniTrunking })).toEqual(room);
    },
  );

  it('is not known of types that are not known, nor for sizes that are none', () => {
    for (const odd of [{ instanceType: 'm7i-flex.large' }, { cpu: 'much' }, { memoryMib: -1 }]) {
      expect(roomOnServer({ ...TASKS, ...odd })).toBeNull();
    }
  });
});

it('counts the servers that always run by what they hold, within the limits of the group', () => {
  expect(leastServers(TASKS)).toBe(2);
  expect(leastServers({ ...TASKS, minInstances: 5 })).toBe(5);
  expect(leastServers({ ...TASKS, min: 100 })).toBe(8);
  expect(leastServers({ ...TASKS, min: 0 })).toBe(0);
});

describe('the processor', () => {
  it('of the servers follows that of the tasks, and the other way round', () => {
    const before: JsonObject = { ...TASKS, architecture: 'ARM64' };
    expect(agreeing(before, { ...before, architecture: 'X86_64' })).toMatchObject({
      instanceType: 'm7i.large',
    });
    expect(agreeing(before, { ...before, instanceType: 't3.small' })).toMatchObject({
      architecture: 'X86_64',
    });
  });

  it('is that of the tasks when they move to servers', () => {
    const before: JsonObject = { ...TASKS, capacity: 'fargate', architecture: 'X86_64' };
    expect(agreeing(before, { ...before, capacity: 'ec2' })).toMatchObject({
      instanceType: 'm7i.large',
      architecture: 'X86_64',
    });
  });
});

/** ecs.tf of the template, with other values in services by slug. */
function ecsWith(changed: Readonly<Record<string, JsonObject>>): string {
  const design = microservices.build();
  const tx = beginTransaction(design);
  for (const { id, slug, params } of Object.values(design.nodes)) {
    if (changed[slug]) tx.changeNode(id, { params: { ...params, ...changed[slug] } });
  }
  const { files } = terraformExporter.run(resolve(apply(design, tx.patch()), catalog), []);
  return files.find(({ path }) => path === 'ecs.tf')?.text ?? '';
}

it('gives a cluster one list of providers, with those of all its services', () => {
  const text = ecsWith({
    'service-a': { capacity: 'ec2' },
    'service-c': { capacity: 'ec2', instanceType: 'm7i.large', architecture: 'X86_64' },
  });
  expect(text.match(/resource "aws_ecs_cluster_capacity_providers"/g)).toHaveLength(1);
  expect(text).toMatch(
    /capacity_providers = \[\s+"FARGATE",\s+"FARGATE_SPOT",\s+aws_ecs_capacity_provider.service_a.name,\s+aws_ecs_capacity_provider.service_c.name,\s+\]/,
  );
  expect(text.match(/resource "aws_autoscaling_group"/g)).toHaveLength(2);
  expect(text).toContain('amazon-linux-2023/arm64/recommended/image_id"');
  expect(text).toContain('amazon-linux-2023/recommended/image_id"');
  expect(text.match(/platform_version/g)).toHaveLength(1);
});
