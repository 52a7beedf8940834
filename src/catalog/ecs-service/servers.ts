import type { JsonObject } from '../../kit/json';
import type { ParamsOf } from '../../spec/fields';
import { typeFor } from '../instance-families';
import { ec2SizeOf } from '../instance-sizes';
import { architectureOf, EC2_TYPES } from '../instances';

export const isOnEc2 = (params: { readonly [name: string]: unknown }): boolean =>
  params.capacity === 'ec2';

/** The servers on which the tasks of one service run, where they do not run on Fargate. */
export const serverFields = {
  capacity: {
    type: 'choice',
    label: 'Runs on',
    group: 'Capacity',
    default: 'fargate',
    options: [
      { value: 'fargate', label: 'Fargate', hint: 'no servers to keep' },
      { value: 'ec2', label: 'EC2', hint: 'servers of your own, in a group that ECS scales' },
    ],
    help: 'EC2 is cheaper when servers are well used, and has types that Fargate has not; you patch and pay them whether or not tasks run.',
    source: 'ECS guide, "Amazon ECS capacity providers"',
  },
  instanceType: {
    type: 'choice',
    label: 'Instance type',
    group: 'Capacity',
    default: 't4g.medium',
    options: EC2_TYPES,
    help: 'The image is Amazon Linux 2023 for ECS. Tasks must be built for the architecture of the family.',
    source: 'EC2 guide, "Instance types"',
    when: isOnEc2,
  },
  minInstances: {
    type: 'number',
    label: 'Minimum servers',
    group: 'Capacity',
    default: 3,
    min: 0,
    max: 500,
    unit: 'instances',
    help: 'They run even without tasks. One per zone at least, so that tasks find a place in each.',
    source: 'EC2 Auto Scaling API, CreateAutoScalingGroup',
    when: isOnEc2,
  },
  maxInstances: {
    type: 'number',
    label: 'Maximum servers',
    group: 'Capacity',
    default: 8,
    min: 1,
    max: 500,
    unit: 'instances',
    help: 'Tasks that find no room on them wait. A deployment needs room for one task more than run.',
    source: 'EC2 Auto Scaling API, CreateAutoScalingGroup',
    when: isOnEc2,
  },
  targetCapacityPercent: {
    type: 'number',
    label: 'Used capacity',
    group: 'Capacity',
    default: 100,
    min: 1,
    max: 100,
    unit: '%',
    slider: true,
    help: 'ECS adds and removes servers so that so much of them is used. Below 100 some stand by, and tasks start at once.',
    source: 'ECS API, ManagedScaling.targetCapacity',
    when: isOnEc2,
  },
  placement: {
    type: 'choice',
    label: 'Placement',
    group: 'Capacity',
    default: 'spread',
    options: [
      { value: 'spread', label: 'Zones, then servers', hint: 'a lost server takes the fewest' },
      { value: 'binpack', label: 'Zones, then full servers', hint: 'the fewest servers' },
    ],
    help: 'Tasks are spread over the zones first, then over the servers of a zone or onto as few of them as have the memory.',
    source: 'ECS guide, "Use strategies to define Amazon ECS task placement"',
    when: isOnEc2,
  },
  eniTrunking: {
    type: 'toggle',
    label: 'Trunk interfaces',
    group: 'Capacity',
    default: false,
    help: 'Say here that the account has awsvpcTrunking on: then a server takes more tasks than it has network interfaces. Not for the t families.',
    source: 'ECS guide, "Increasing Amazon ECS Linux container instance network interfaces"',
    when: isOnEc2,
  },
  volumeGib: {
    type: 'number',
    label: 'Root volume',
    group: 'Capacity',
    default: 30,
    min: 30,
    max: 16384,
    unit: 'GiB',
    help: 'For the system, the images and what containers write. The image of ECS takes no less.',
    source: 'EBS guide, "gp3 volumes"; 30 GiB is the image of Amazon Linux for ECS',
    when: isOnEc2,
  },
} as const;

type Servers = Pick<
  ParamsOf<typeof serverFields>,
  'instanceType' | 'minInstances' | 'maxInstances' | 'eniTrunking'
>;
interface Tasks extends Servers {
  readonly cpu: string;
  readonly memoryMib: number;
  readonly min: number;
}

const MIB_PER_GIB = 1024;
const UNITS_PER_VCPU = 1024;
/** What is left after firmware and kernel is less than this on every type, so that nothing is called too large that fits. */
const REGISTERED_MEMORY = 0.99;
const isBurstable = (type: string): boolean => type.startsWith('t');

/** How many tasks a server takes, and what is used up first; null for a type whose size is not known. */
export function roomOnServer(params: Tasks): { tasks: number; by: string } | null {
  const { instanceType, cpu, memoryMib, eniTrunking } = params;
  const size = ec2SizeOf(instanceType);
  if (size === null || !(Number(cpu) > 0) || !(memoryMib > 0)) return null;
  const limits = [
    { by: 'network interfaces', tasks: size.interfaces },
    { by: 'vCPUs', tasks: Math.floor((size.vcpus * UNITS_PER_VCPU) / Number(cpu)) },
    {
      by: 'memory',
      tasks: Math.floor((size.memoryGib * MIB_PER_GIB * REGISTERED_MEMORY) / memoryMib),
    },
  ];
  // How many trunks carry depends on the type; the other limits hold in any case.
  const known = eniTrunking && !isBurstable(instanceType) ? limits.slice(1) : limits;
  return known.toSorted((a, b) => a.tasks - b.tasks)[0] ?? null;
}

/** Servers that always run: the minimum, and those that the smallest number of tasks takes. */
export function leastServers(params: Tasks): number {
  const room = roomOnServer(params);
  const needed =
    room === null || room.tasks < 1 ? Math.min(params.min, 1) : Math.ceil(params.min / room.tasks);
  return Math.min(Math.max(params.minInstances, needed), Math.max(params.maxInstances, 0));
}

/** "ARM64" → "arm64" */
export const architectureName = (architecture: string): 'arm64' | 'x86_64' =>
  architecture === 'X86_64' ? 'x86_64' : 'arm64';

/** The type follows the architecture of the task, and the architecture the type: whichever a person has not just set. */
export function agreeing(before: JsonObject, after: JsonObject): JsonObject {
  if (!isOnEc2(after)) return after;
  const type = String(after.instanceType);
  if (isOnEc2(before) && before.instanceType !== type) {
    return { ...after, architecture: architectureOf(type) === 'arm64' ? 'ARM64' : 'X86_64' };
  }
  const wanted = typeFor(architectureName(String(after.architecture)), type);
  return wanted === null ? after : { ...after, instanceType: wanted };
}

/** ECS guide, "Retrieving Amazon ECS-optimized Linux AMI metadata". */
export const imageOf = (type: string): string =>
  `/aws/service/ecs/optimized-ami/amazon-linux-2023/${architectureOf(type) === 'arm64' ? 'arm64/' : ''}recommended/image_id`;
