import {
  call,
  create,
  object,
  ref,
  run,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { fieldsOf, securityGroup, type Scope } from '../../exporters/cdk';
import type { NodeId } from '../../design/records';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { queuesOf } from '../cdk-backlog';
import { placeOf } from '../cdk-place';
import { joinedRoutes } from '../cdk-routes';
import { callsService, isCircular, type Call } from '../verbs/calls-service';
import { clusterOf } from './cdk-cluster';
import { isOnEc2 } from './servers';
import type { ecsService } from './spec';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

export function emitService(node: Service, task: Expression, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  const name = c.name(node);
  const place = placeOf(node, c);
  const cluster = clusterOf(node, c);
  if (!place || !cluster) return;
  const isEc2 = isOnEc2(params);
  const hasRoutes = joinedRoutes(node, c).length > 0;
  const isScaled =
    params.cpuScaling || (params.requestScaling && hasRoutes) || queuesOf(node, c).length > 0;
  const isPublic = place.role === 'public';
  c.declare(
    node,
    name,
    `ecs.${isEc2 ? 'Ec2Service' : 'FargateService'}`,
    create(
      `ecs.${isEc2 ? 'Ec2Service' : 'FargateService'}`,
      ref('this'),
      c.id(node),
      object([
        ['cluster', cluster],
        ['taskDefinition', task],
        // Application Auto Scaling owns it where there is a policy, and keeps it at the minimum at least.
        own.field('desiredCount', 'min', isScaled ? undefined : params.min),
        own.field('capacityProviderStrategies', isEc2 ? 'capacity' : 'spot', strategy(node, c)),
        ...(isEc2 ? placement(node) : []),
        ['vpcSubnets', place.subnets],
        ['securityGroups', [securityGroup(node, c)]],
        [
          'assignPublicIp',
          isEc2 ? undefined : isPublic,
          {
            note: isPublic
              ? 'In the public tier the only way out: NAT serves the private tiers.'
              : undefined,
          },
        ],
        ['platformVersion', isEc2 ? undefined : ref('ecs.FargatePlatformVersion.LATEST')],
        ['availabilityZoneRebalancing', ref('ecs.AvailabilityZoneRebalancing.ENABLED')],
        ['minHealthyPercent', 100],
        ['maxHealthyPercent', 200],
        [
          'circuitBreaker',
          object([
            ['enable', true],
            ['rollback', true],
          ]),
        ],
        own.field(
          'healthCheckGracePeriod',
          'graceSeconds',
          hasRoutes ? call('cdk.Duration.seconds', params.graceSeconds) : undefined,
        ),
        ['enableECSManagedTags', true],
        ['propagateTags', ref('ecs.PropagatedTagSource.SERVICE')],
        own.param('enableExecuteCommand', 'exec'),
        ['serviceConnectConfiguration', connect(node, c)],
      ]),
    ),
  );
  const executionRole = ref(c.name(node, 'ExecutionRole'));
  c.add(node, [
    run(call(`${name}.node.addDependency`, cluster, executionRole), {
      note: 'The capacity providers of the cluster and the rights to start tasks come first, and go last.',
    }),
  ]);
  c.add(
    node,
    calledFirst(node, c).map((id) =>
      run(call(`${name}.node.addDependency`, c.take(id)), {
        note: 'A task sees only the names that were there when it started.',
      }),
    ),
  );
  c.check(
    node,
    'rolls back a deployment that fails',
    'AWS::ECS::Service',
    object([
      [
        'DeploymentConfiguration',
        object({
          DeploymentCircuitBreaker: object({ Enable: true, Rollback: true }),
          MinimumHealthyPercent: 100,
        }),
      ],
      [
        'NetworkConfiguration',
        isPublic || isEc2
          ? undefined
          : object({ AwsvpcConfiguration: object({ AssignPublicIp: 'DISABLED' }) }),
      ],
    ]),
  );
}

function strategy(node: Service, c: Scope): Expression {
  const { min, spot } = node.params;
  const on = (provider: Expression, weight: number, base: number) =>
    object([
      ['capacityProvider', provider],
      ['weight', weight],
      base > 0 && fieldsOf(node).field('base', 'min', base),
    ] as readonly ObjectEntry[]);
  if (isOnEc2(node.params))
    return [on(c.of(node, 'capacityProviderName', 'CapacityProvider'), 1, 0)];
  return spot ? [on('FARGATE', 1, min), on('FARGATE_SPOT', 1, 0)] : [on('FARGATE', 1, 0)];
}

/** Zones come first: ECS rebalances over them only where they do. */
function placement(node: Service): readonly ObjectEntry[] {
  return [
    fieldsOf(node).field('placementStrategies', 'placement', [
      call('ecs.PlacementStrategy.spreadAcross', ref('ecs.BuiltInAttributes.AVAILABILITY_ZONE')),
      call(
        `ecs.PlacementStrategy.${node.params.placement === 'binpack' ? 'packedByMemory' : 'spreadAcrossInstances'}`,
      ),
    ]),
  ];
}

/** A task sees only the names that were there when it started, so what it calls comes first. */
function calledFirst(node: Service, c: Scope): readonly NodeId[] {
  const calls = c.model.edgesFrom(node.id, callsService) as readonly Call[];
  if (calls.some((edge) => isCircular(edge, c.model))) {
    c.after(
      'circular-calls',
      '## Services that call each other\n\nSome services call each other in a circle, so that none can be there before the others. ' +
        'Tasks see only names that existed when they started: after the first deployment, start these services once more with ' +
        '`aws ecs update-service --force-new-deployment`.',
    );
  }
  return calls
    .filter((edge) => !isCircular(edge, c.model) && c.facet(edge.to, 'url') !== null)
    .map(({ to }) => to);
}

/** Its name for the others of the VPC, and its own way to them. */
function connect(node: Service, c: Scope): Expression {
  const own = fieldsOf(node);
  const calls = c.model.edgesTo(node.id, callsService) as readonly Call[];
  const timeouts = calls.map(({ params }) => params.timeoutSeconds);
  const longest = timeouts.includes(0) ? 0 : Math.max(...timeouts);
  const origin = calls[0] && { edge: calls[0].id, field: 'timeoutSeconds' };
  const seconds = (count: number) =>
    calls.length === 0 ? undefined : call('cdk.Duration.seconds', count);
  return object([
    [
      'services',
      [
        object([
          ['portMappingName', 'http'],
          ['discoveryName', node.slug],
          ['dnsName', node.slug],
          own.param('port', 'port'),
          ['idleTimeout', seconds(Math.max(300, longest)), { origin }],
          ['perRequestTimeout', seconds(longest), { origin }],
        ]),
      ],
    ],
  ]);
}
