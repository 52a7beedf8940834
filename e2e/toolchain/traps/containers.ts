import type { JsonObject } from '../../../src/kit/json';
import { addressOf, listOf, nested, resources, textOf, type Block } from '../tree';
import { isReplacedFirst, onEach, repeated, unwrap, waitsFor, type Trap } from './trap';

type Blocks = readonly Block[];

/** The resource of a type that an attribute refers to. */
const named = (blocks: Blocks, type: string, value: unknown): Block | undefined =>
  resources(blocks, type).find(({ name }) => textOf(String(value)).includes(`${type}.${name}.`));

/** The Auto Scaling group behind a capacity provider. */
const groupOf = (provider: JsonObject, blocks: Blocks): JsonObject => {
  const [own] = nested(provider, 'auto_scaling_group_provider');
  return named(blocks, 'aws_autoscaling_group', own?.auto_scaling_group_arn)?.body ?? {};
};

/** Whether a service runs on servers: on a provider that the code makes. */
const isOnServers = (service: JsonObject, blocks: Blocks): boolean =>
  nested(service, 'capacity_provider_strategy').some(
    ({ capacity_provider: one }) => named(blocks, 'aws_ecs_capacity_provider', one) !== undefined,
  );

const onProvider = (
  does: string,
  isTrapped: (group: JsonObject, provider: JsonObject) => boolean,
): Trap =>
  onEach('1.11', does, 'aws_ecs_capacity_provider', (body, blocks) =>
    isTrapped(groupOf(body, blocks), body),
  );

/** Section 1.11: services of containers, and the servers under them. */
export const CONTAINERS: readonly Trap[] = [
  {
    section: '1.11',
    does: 'sets the providers of a cluster twice, so that each apply takes back what the other set',
    find: (blocks) =>
      repeated(
        resources(blocks, 'aws_ecs_cluster_capacity_providers').map(({ body }) =>
          unwrap(body.cluster_name),
        ),
      ),
  },
  onEach(
    '1.11',
    'makes a capacity provider that no cluster has',
    'aws_ecs_capacity_provider',
    (_body, blocks, { name }) =>
      !resources(blocks, 'aws_ecs_cluster_capacity_providers').some(({ body }) =>
        textOf(listOf(body.capacity_providers)).includes(`aws_ecs_capacity_provider.${name}.name`),
      ),
  ),
  onProvider(
    'names a capacity provider as ECS refuses it, or cannot replace one that is in use',
    (_group, provider) =>
      !/^[a-z]+-/.test(String(provider.name)) ||
      /^(?:aws|ecs|fargate)/i.test(String(provider.name)) ||
      !isReplacedFirst(provider),
  ),
  onProvider(
    'asks for managed termination protection of a group that does not protect its instances',
    (group, provider) =>
      textOf(provider).includes('"managed_termination_protection":"ENABLED"') &&
      group.protect_from_scale_in !== true,
  ),
  onProvider(
    'waits for protected instances when it is destroyed',
    (group) => group.force_delete !== true,
  ),
  onProvider(
    'takes the tag away by which ECS knows its group',
    (group) => !textOf(group).includes('AmazonECSManaged'),
  ),
  onProvider(
    'leaves protected instances out of a refresh',
    (group) => !textOf(group).includes('"scale_in_protected_instances":"Refresh"'),
  ),
  onEach(
    '1.11',
    'cannot take another capacity strategy',
    'aws_ecs_service',
    (body) => body.force_new_deployment !== true,
  ),
  onEach(
    '1.11',
    'starts tasks before the cluster has their provider',
    'aws_ecs_service',
    (body) => !waitsFor(body).some((one) => one.startsWith('aws_ecs_cluster_capacity_providers.')),
  ),
  onEach(
    '1.11',
    'asks on servers for what Fargate alone has',
    'aws_ecs_service',
    (body, blocks) =>
      isOnServers(body, blocks) &&
      ('platform_version' in body || /"assign_public_ip":/.test(textOf(body))),
  ),
  onEach(
    '1.11',
    'does not place tasks over the zones first',
    'aws_ecs_service',
    (body, blocks) =>
      isOnServers(body, blocks) &&
      nested(body, 'ordered_placement_strategy')[0]?.field !== 'attribute:ecs.availability-zone',
  ),
  {
    section: '1.11',
    does: 'starts a task on capacity that its definition is not for',
    find: (blocks) =>
      resources(blocks, 'aws_ecs_service')
        .filter(({ body }) => {
          const task = named(blocks, 'aws_ecs_task_definition', body.task_definition);
          const wanted = isOnServers(body, blocks) ? 'EC2' : 'FARGATE';
          return !listOf(task?.body.requires_compatibilities).includes(wanted);
        })
        .map(addressOf),
  },
];
