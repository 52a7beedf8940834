import { nested, ref, set, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, securityGroupIds, type Terraform } from '../../exporters/terraform';
import { drawnStatements } from '../terraform-access';
import { placeOf } from '../terraform-place';
import { queuesOf } from '../terraform-backlog';
import { joinedRoutes } from '../terraform-routes';
import { callsService, isCircular, type Call } from '../verbs/calls-service';
import { isOnEc2 } from './servers';
import type { ecsService } from './spec';
import { clusterOf } from './terraform-cluster';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

export function emitService(node: Service, t: Terraform): void {
  const own = fieldsOf(node);
  const { params } = node;
  const name = t.id(node);
  const place = placeOf(node, t);
  const cluster = clusterOf(node, t);
  if (!place || !cluster) return;
  const routes = joinedRoutes(node, t).filter(({ targetGroup }) => targetGroup.attachedTo !== null);
  const isScaled =
    params.cpuScaling ||
    (params.requestScaling && routes.length > 0) ||
    queuesOf(node, t).length > 0;
  t.add(
    node,
    'ecs',
    t.resource(node, 'aws_ecs_service', name, [
      set('name', t.awsName(node)),
      set('cluster', cluster.arn),
      set('task_definition', own.ref(`aws_ecs_task_definition.${name}.arn`)),
      own.field('desired_count', 'min', params.min),
      !isOnEc2(params) && set('platform_version', 'LATEST'),
      set('availability_zone_rebalancing', 'ENABLED'),
      set('deployment_minimum_healthy_percent', 100),
      set('deployment_maximum_percent', 200),
      routes.length > 0 && own.param('health_check_grace_period_seconds', 'graceSeconds'),
      set('enable_ecs_managed_tags', true),
      set('propagate_tags', 'SERVICE', {
        note: 'The default tags of the provider do not reach tasks.',
      }),
      own.param('enable_execute_command', 'exec'),
      set('force_new_deployment', true, {
        note: 'ECS and the provider refuse another capacity strategy without it.',
      }),
      strategy(node, t),
      isOnEc2(params) && placement(node),
      nested('deployment_circuit_breaker', [set('enable', true), set('rollback', true)]),
      nested('network_configuration', [
        set('subnets', place.subnets),
        set('security_groups', securityGroupIds(t, node)),
        // Tasks on EC2 cannot have one.
        !isOnEc2(params) &&
          set('assign_public_ip', place.role === 'public', {
            note:
              place.role === 'public'
                ? 'In the public tier the only way out: NAT serves the private tiers.'
                : undefined,
          }),
      ]),
      routes.map(({ edge, targetGroup }) =>
        nested(
          'load_balancer',
          [
            set('target_group_arn', targetGroup.arn),
            set('container_name', 'app'),
            own.param('container_port', 'port'),
          ],
          { origin: { edge: edge.id } },
        ),
      ),
      connect(node, cluster.namespace, t),
      nested('lifecycle', [
        isScaled &&
          set('ignore_changes', [ref('desired_count')], {
            note: 'Application Auto Scaling owns it from then on.',
          }),
      ]),
      set(
        'depends_on',
        [
          // ECS refuses a target group that no listener uses yet.
          ...routes.flatMap(({ targetGroup }) => targetGroup.attachedTo ?? []),
          ...place.egress,
          cluster.providers,
          own.ref(`aws_iam_role_policy.${t.derived(node, 'execution')}`),
          ...(drawnStatements(node, t).length > 0
            ? [own.ref(`aws_iam_role_policy.${t.derived(node, 'task')}`)]
            : []),
          ...calledFirst(node, t).map((id) => ref(`aws_ecs_service.${t.id(id)}`)),
        ],
        {
          note: 'Targets, the way out, rights and the services it calls must be there when the first task starts.',
        },
      ),
    ]),
  );
}

function strategy(node: Service, t: Terraform) {
  const own = fieldsOf(node);
  const { min, spot } = node.params;
  const on = (provider: Expression, weight: number, base: number) =>
    nested(
      'capacity_provider_strategy',
      [
        set('capacity_provider', provider),
        set('weight', weight),
        base > 0 && own.field('base', 'min', base),
      ],
      { origin: own.from(isOnEc2(node.params) ? 'capacity' : 'spot') },
    );
  if (isOnEc2(node.params)) {
    return on(own.ref(`aws_ecs_capacity_provider.${t.id(node)}.name`), 1, 0);
  }
  return spot ? [on('FARGATE', 1, min), on('FARGATE_SPOT', 1, 0)] : on('FARGATE', 1, 0);
}

/** Zones come first: ECS rebalances over them only where they do. */
function placement(node: Service) {
  const by = (type: string, field: string) =>
    nested('ordered_placement_strategy', [set('type', type), set('field', field)], {
      origin: fieldsOf(node).from('placement'),
    });
  return [
    by('spread', 'attribute:ecs.availability-zone'),
    node.params.placement === 'binpack' ? by('binpack', 'memory') : by('spread', 'instanceId'),
  ];
}

/** A task sees only the names that were there when it started, so what it calls comes first. */
function calledFirst(node: Service, t: Terraform): readonly string[] {
  const calls = t.model.edgesFrom(node.id, callsService) as readonly Call[];
  if (calls.some((edge) => isCircular(edge, t.model))) {
    t.after(
      'circular-calls',
      '## Services that call each other\n\nSome services call each other in a circle, so that none can be there before the others. ' +
        'Tasks see only names that existed when they started: after the first apply, deploy these services once more.',
    );
  }
  return calls
    .filter((edge) => !isCircular(edge, t.model) && t.facet(edge.to, 'url') !== null)
    .map(({ to }) => to);
}

/** Its name for the others of the VPC, and its own way to them. */
function connect(node: Service, namespace: Parameters<typeof set>[1], t: Terraform) {
  const own = fieldsOf(node);
  const calls = t.model.edgesTo(node.id, callsService) as readonly Call[];
  const timeouts = calls.map(({ params }) => params.timeoutSeconds);
  const longest = timeouts.includes(0) ? 0 : Math.max(...timeouts);
  return nested('service_connect_configuration', [
    set('enabled', true),
    set('namespace', namespace),
    nested('service', [
      set('port_name', 'http'),
      set('discovery_name', node.slug),
      nested('client_alias', [own.param('port', 'port'), set('dns_name', node.slug)]),
      calls.length > 0 &&
        nested(
          'timeout',
          [
            set('idle_timeout_seconds', Math.max(300, longest)),
            set('per_request_timeout_seconds', longest),
          ],
          { origin: { edge: calls[0]!.id, field: 'timeoutSeconds' } },
        ),
    ]),
  ]);
}
