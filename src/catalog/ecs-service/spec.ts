import { CRITICAL } from '../../spec/critical';
import { KEEP_AFTER_AZ_LOSS } from '../keep-after-az-loss';
import { defineKind } from '../../spec/kind-spec';
import { LOG_RETENTION } from '../log-retention';
import { agreeing, isOnEc2, serverFields } from './servers';
import { fittingMemory, memoryProblem } from './sizes';

export const PLACEHOLDER_IMAGE = 'public.ecr.aws/docker/library/node:24-alpine';

export const ecsService = defineKind({
  id: 'ecs-service',
  title: 'ECS service',
  short: 'ECS',
  summary:
    'Containers, on Fargate without servers to keep or on EC2: as many as needed, replaced when they fail.',
  keywords: [
    'fargate',
    'ec2',
    'capacity provider',
    'container',
    'docker',
    'microservice',
    'task',
    'service connect',
  ],
  category: 'compute',
  label: 'Service',
  slug: 'service',
  inside: ['tier'],
  home: 'app',
  can: ['http-target', 'compute', 'service'],
  fields: {
    image: {
      type: 'text',
      label: 'Image',
      group: 'General',
      default: PLACEHOLDER_IMAGE,
      help: 'The default answers the health checks, so that the first apply ends healthy. Put yours here.',
      source: 'ECS API, ContainerDefinition',
      problem: (image) =>
        /^[a-z0-9][\w.\-/:@]{1,254}$/i.test(image)
          ? null
          : 'must be the name of an image such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1.4.',
    },
    port: {
      type: 'number',
      label: 'Port',
      group: 'General',
      default: 3000,
      min: 1024,
      max: 65535,
      help: 'Where the container listens. A user that is not root cannot listen below 1024.',
      source: 'ECS API, PortMapping; below 1024 only root may listen',
    },
    cpu: {
      type: 'choice',
      label: 'CPU',
      group: 'Size',
      default: '512',
      options: ['256', '512', '1024', '2048', '4096', '8192', '16384'].map((value) => ({
        value,
        label: `${Number(value) / 1024} vCPU`,
      })),
      help: 'Share of a vCPU that each task gets; on Fargate it decides which sizes of memory there are.',
      source: 'ECS guide, "Task size"',
    },
    memoryMib: {
      type: 'number',
      label: 'Memory',
      group: 'Size',
      default: 1024,
      min: 512,
      max: 122880,
      unit: 'MiB',
      help: 'A task that takes more is stopped and replaced.',
      problem: (value, { params }) =>
        isOnEc2(params) ? null : memoryProblem(String(params.cpu), value),
      source: 'ECS guide, "Task size"',
    },
    architecture: {
      type: 'choice',
      label: 'Architecture',
      group: 'Size',
      default: 'ARM64',
      options: [
        { value: 'ARM64', label: 'ARM64 (Graviton)', hint: 'a fifth cheaper' },
        { value: 'X86_64', label: 'x86-64' },
      ],
      help: 'Must be one that the image is built for.',
    },
    spot: {
      type: 'toggle',
      label: 'Spot capacity',
      group: 'Size',
      default: false,
      help: 'Half of what goes beyond the minimum runs on Fargate Spot, which AWS may take back with two minutes of notice.',
      source: 'ECS guide, "Fargate capacity providers"',
      when: (params) => !isOnEc2(params),
    },
    ...serverFields,
    min: {
      type: 'number',
      label: 'Minimum',
      group: 'Scaling',
      default: 3,
      min: 0,
      max: 5000,
      unit: 'tasks',
      help: 'One per zone at least, so that losing a zone leaves the others.',
      source: 'Application Auto Scaling API, RegisterScalableTarget',
    },
    max: {
      type: 'number',
      label: 'Maximum',
      group: 'Scaling',
      default: 10,
      min: 1,
      max: 5000,
      unit: 'tasks',
      help: 'More are never started, whatever the load: the limit of the bill.',
      source: 'ECS quotas: 5,000 tasks per service',
    },
    keepAfterAzLoss: { ...KEEP_AFTER_AZ_LOSS, group: 'Scaling', unit: 'tasks' },
    cpuScaling: {
      type: 'toggle',
      label: 'Scale on CPU',
      group: 'Scaling',
      default: true,
      help: 'Adds tasks when the average CPU is above the target, and takes them away below it.',
      source: 'ECS guide, "Target tracking"',
    },
    cpuTarget: {
      type: 'number',
      label: 'CPU target',
      group: 'Scaling',
      default: 60,
      min: 10,
      max: 90,
      unit: '%',
      help: 'Average of all tasks that is aimed at; room is needed until new ones have started.',
      source: 'ECS guide, "Target tracking"',
      when: (params) => params.cpuScaling === true,
    },
    requestScaling: {
      type: 'toggle',
      label: 'Scale on requests',
      group: 'Scaling',
      default: true,
      help: 'Works behind a load balancer only; without one the code leaves it out.',
      source: 'ECS guide, "Target tracking"',
    },
    requestsPerTarget: {
      type: 'number',
      label: 'Requests per task',
      group: 'Scaling',
      default: 1000,
      min: 1,
      max: 1_000_000,
      unit: '/ min',
      help: 'What one task answers in a minute without getting slow; a load test tells.',
      source: 'ECS guide, "Target tracking"',
      when: (params) => params.requestScaling === true,
    },
    graceSeconds: {
      type: 'number',
      label: 'Grace period',
      group: 'Health',
      default: 60,
      min: 0,
      max: 7200,
      unit: 's',
      help: 'Time a new task has before the load balancer’s verdict counts.',
      source: 'ECS API, healthCheckGracePeriodSeconds',
    },
    containerCheck: {
      type: 'toggle',
      label: 'Check in the container',
      group: 'Health',
      default: true,
      help: 'Asks /health with wget, which the image must hold: Alpine does, distroless does not.',
    },
    readonlyRoot: {
      type: 'toggle',
      label: 'Read-only file system',
      group: 'Security',
      default: true,
      help: 'Whoever gets into a container cannot change its programs.',
      source: 'Security Hub ECS.5',
    },
    user: {
      type: 'text',
      label: 'User',
      group: 'Security',
      default: '1000:1000',
      help: 'User and group in the container; empty: whatever the image says, often root.',
      source: 'ECS API, ContainerDefinition',
      problem: (user) =>
        /^(?:[\w-]{1,32}(?::[\w-]{1,32})?)?$/.test(user)
          ? null
          : 'must be a user, or user:group, of letters, digits, - and _.',
    },
    exec: {
      type: 'toggle',
      label: 'Allow ECS Exec',
      group: 'Security',
      default: false,
      help: 'A shell in running containers, for those whom IAM lets. It runs as root and needs a file system that can be written.',
      source: 'ECS guide, "ECS Exec"',
    },
    logRetentionDays: LOG_RETENTION,
    critical: CRITICAL,
  },
  extras: [{ development: { min: 1 } }],
  exported: true,
  follow: (before, after) => {
    const params = agreeing(before, after);
    const isSame = before.cpu === params.cpu && isOnEc2(before) === isOnEc2(params);
    return isSame || isOnEc2(params)
      ? params
      : { ...params, memoryMib: fittingMemory(String(params.cpu), Number(params.memoryMib)) };
  },
  names: [
    {
      what: 'The execution role prefix',
      max: 38,
      suffix: (slug) => `-${slug}-exec-`,
      source: 'IAM quotas',
    },
  ],
  caption: (params) =>
    `${Number(params.cpu) / 1024} vCPU · ${String(params.min)}–${String(params.max)}${isOnEc2(params) ? ` · EC2` : ''}`,
});
