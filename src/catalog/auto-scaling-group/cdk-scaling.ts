import {
  call,
  create,
  member,
  object,
  ref,
  run,
  template,
  type Statement,
} from '../../codegen/typescript';
import { fieldsOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { backlogTracking, queuesOf, WHY_L1 } from '../cdk-backlog';
import { joinedRoutes, type JoinedRoute } from '../cdk-routes';
import type { autoScalingGroup } from './spec';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

/** Target tracking: of the policies, the one that wants most instances wins. */
export function emitScaling(node: Group, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  const name = c.name(node);
  c.add(node, [
    params.cpuScaling &&
      run(
        call(
          `${name}.scaleOnCpuUtilization`,
          'Cpu',
          object([own.param('targetUtilizationPercent', 'cpuTarget')]),
        ),
        { origin: own.from('cpuScaling') },
      ),
    params.schedule && (['morning', 'evening'] as const).map((part) => schedule(node, part, c)),
    queuesOf(node, c).map((followed) => {
      const { feed } = followed;
      const workers = {
        namespace: 'AWS/AutoScaling',
        metric: 'GroupInServiceInstances',
        dimensions: [['AutoScalingGroupName', c.of(node, 'autoScalingGroupName')]] as const,
      };
      return run(
        create(
          'autoscaling.CfnScalingPolicy',
          ref('this'),
          c.edgeId(feed, 'Backlog'),
          object([
            ['autoScalingGroupName', c.of(node, 'autoScalingGroupName')],
            ['policyType', 'TargetTrackingScaling'],
            ['targetTrackingConfiguration', backlogTracking(followed, workers)],
          ]),
        ),
        { origin: { edge: feed.id }, note: WHY_L1 },
      );
    }),
  ]);
  if (!params.requestScaling) return;
  for (const route of joinedRoutes(node, c)) emitRequestScaling(node, route, c);
}

/** By target group: `scaleOnRequestCount` of the group would know the last one alone. */
function emitRequestScaling(
  node: Group,
  { edge, targetGroup, attached }: JoinedRoute,
  c: Scope,
): void {
  const name = c.edgeName(edge, 'RequestScaling');
  c.declare(
    edge,
    name,
    'autoscaling.TargetTrackingScalingPolicy',
    create(
      'autoscaling.TargetTrackingScalingPolicy',
      ref('this'),
      c.edgeId(edge, 'RequestScaling'),
      object([
        ['autoScalingGroup', c.take(node)],
        ['predefinedMetric', ref('autoscaling.PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET')],
        [
          'resourceLabel',
          template(
            member(targetGroup.group, 'firstLoadBalancerFullName'),
            '/',
            member(targetGroup.group, 'targetGroupFullName'),
          ),
        ],
        fieldsOf(node).param('targetValue', 'requestsPerTarget'),
      ]),
    ),
    {
      needs: [attached],
      after: [
        run(call(`${name}.node.addDependency`, member(targetGroup.group, 'loadBalancerAttached')), {
          note: 'AWS refuses the label of a target group that no listener uses.',
        }),
      ],
    },
  );
}

function schedule(node: Group, part: 'morning' | 'evening', c: Scope): Statement {
  const own = fieldsOf(node);
  return run(
    call(
      `${c.name(node)}.scaleOnSchedule`,
      part === 'morning' ? 'Morning' : 'Evening',
      object([
        own.field(
          'schedule',
          `${part}Cron`,
          call('autoscaling.Schedule.expression', node.params[`${part}Cron`]),
        ),
        own.param('timeZone', 'scheduleZone'),
        own.param('minCapacity', `${part}Min`),
        own.param('desiredCapacity', `${part}Desired`),
        own.param('maxCapacity', `${part}Max`),
      ]),
    ),
    { origin: own.from('schedule') },
  );
}
