import { call, create, object, ref, run, template } from '../../codegen/typescript';
import { fieldsOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { backlogTracking, queuesOf, WHY_L1 } from '../cdk-backlog';
import { joinedRoutes } from '../cdk-routes';
import { clusterNameIn } from './cdk-cluster';
import type { ecsService } from './spec';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

/** Target tracking: of the policies, the one that wants most tasks wins. */
export function emitScaling(node: Service, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  const routes = params.requestScaling ? joinedRoutes(node, c) : [];
  const queues = queuesOf(node, c);
  if (!params.cpuScaling && routes.length + queues.length === 0) return;
  const scaling = c.name(node, 'Scaling');
  c.declare(
    node,
    scaling,
    'ecs.ScalableTaskCount',
    call(
      `${c.name(node)}.autoScaleTaskCount`,
      object([own.param('minCapacity', 'min'), own.param('maxCapacity', 'max')]),
    ),
    {
      after: [
        params.cpuScaling &&
          run(
            call(
              `${scaling}.scaleOnCpuUtilization`,
              'Cpu',
              object([own.param('targetUtilizationPercent', 'cpuTarget')]),
            ),
            { origin: own.from('cpuScaling') },
          ),
      ],
    },
  );
  for (const { edge, targetGroup, attached } of routes) {
    const policy = run(
      call(
        `${scaling}.scaleOnRequestCount`,
        c.edgeId(edge, 'RequestScaling'),
        object([
          ['targetGroup', targetGroup.group],
          own.param('requestsPerTarget', 'requestsPerTarget'),
        ]),
      ),
      { origin: { edge: edge.id } },
    );
    c.add(node, [policy], { needs: [attached] });
  }
  for (const followed of queues) emitBacklog(node, followed, c);
  c.check(
    node,
    'grows and shrinks with its load',
    'AWS::ApplicationAutoScaling::ScalableTarget',
    object({ MinCapacity: params.min, MaxCapacity: params.max }),
  );
}

function emitBacklog(node: Service, followed: ReturnType<typeof queuesOf>[number], c: Scope): void {
  const { feed } = followed;
  const name = c.edgeName(feed, 'Backlog');
  const cluster = clusterNameIn(node, c);
  const service = c.of(node, 'serviceName');
  c.declare(
    feed,
    name,
    'appscaling.CfnScalingPolicy',
    create(
      'appscaling.CfnScalingPolicy',
      ref('this'),
      c.edgeId(feed, 'Backlog'),
      object([
        ['policyName', c.edgeId(feed, 'Backlog')],
        ['policyType', 'TargetTrackingScaling'],
        ['serviceNamespace', 'ecs'],
        ['resourceId', template('service/', cluster, '/', service)],
        ['scalableDimension', 'ecs:service:DesiredCount'],
        [
          'targetTrackingScalingPolicyConfiguration',
          backlogTracking(followed, {
            namespace: 'ECS/ContainerInsights',
            metric: 'RunningTaskCount',
            dimensions: [
              ['ClusterName', cluster],
              ['ServiceName', service],
            ],
          }),
        ],
      ]),
    ),
    {
      note: WHY_L1,
      after: [run(call(`${name}.node.addDependency`, ref(c.name(node, 'Scaling'))))],
    },
  );
}
