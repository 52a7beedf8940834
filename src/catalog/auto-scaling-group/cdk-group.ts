import {
  call,
  create,
  object,
  ref,
  run,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { acknowledge, fieldsOf, inMarkdown, nameOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { instanceType, NO_NOTIFICATIONS } from '../cdk-instances';
import { placeOf } from '../cdk-place';
import { joinedRoutes } from '../cdk-routes';
import { instanceTags } from './cdk-launch-template';
import { hasSpot } from './mixed';
import type { autoScalingGroup } from './spec';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

const UNSEEN =
  'The volumes of the launch template are encrypted; the rule cannot see through a policy of mixed instances.';

export function emitGroup(node: Group, launchTemplate: Expression, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  const place = placeOf(node, c);
  if (!place) return;
  const isAttached = joinedRoutes(node, c).length > 0;
  const name = c.name(node);
  c.declare(
    node,
    name,
    'autoscaling.AutoScalingGroup',
    create(
      'autoscaling.AutoScalingGroup',
      ref('this'),
      c.id(node),
      object([
        ['vpc', place.vpc.vpc],
        own.field('vpcSubnets', 'multiAz', params.multiAz ? place.subnets : place.firstSubnet),
        ...template(node, launchTemplate, c),
        own.param('minCapacity', 'min'),
        own.param('maxCapacity', 'max'),
        ...desired(node),
        own.field('healthChecks', 'healthCheckType', health(node, isAttached)),
        own.field(
          'defaultInstanceWarmup',
          'warmupSeconds',
          call('cdk.Duration.seconds', params.warmupSeconds),
        ),
        ['cooldown', call('cdk.Duration.minutes', 5)],
        ['groupMetrics', [call('autoscaling.GroupMetrics.all')]],
        [
          'updatePolicy',
          call(
            'autoscaling.UpdatePolicy.instanceRefresh',
            object([
              ['strategy', ref('autoscaling.InstanceRefreshStrategy.ROLLING')],
              own.param('minHealthyPercentage', 'refreshMinHealthyPercent'),
              own.param('maxHealthyPercentage', 'refreshMaxHealthyPercent'),
              own.field(
                'instanceWarmup',
                'warmupSeconds',
                call('cdk.Duration.seconds', params.warmupSeconds),
              ),
            ]),
          ),
        ],
      ]),
    ),
    {
      after: [
        run(call(`${name}.node.addDependency`, ref(c.name(node, 'Role'))), {
          note: 'The rights must be there when the first instance starts.',
        }),
        instanceTags(node, name, c),
        acknowledge(c, ref(name), 'AS3', NO_NOTIFICATIONS),
        params.mixedInstances &&
          params.volumeEncrypted &&
          acknowledge(c, ref(name), 'EC26', UNSEEN),
        params.desired !== params.min &&
          run(
            call(
              'acknowledge',
              ref(name),
              'Annotation::@aws-cdk/aws-autoscaling:desiredCapacitySet',
              'Only at creation: IgnoreUnmodifiedGroupSizeProperties of the group leaves it alone from then on.',
            ),
          ),
        params.warmPool && warmPool(node, c),
      ],
    },
  );
  c.check(
    node,
    isAttached && params.healthCheckType === 'ELB'
      ? 'replaces servers that answer no health check'
      : 'keeps its size',
    'AWS::AutoScaling::AutoScalingGroup',
    object([
      ['HealthCheckType', isAttached && params.healthCheckType === 'ELB' ? 'ELB' : undefined],
      ['MinSize', String(params.min)],
      ['MaxSize', String(params.max)],
    ]),
  );
  if (params.imdsv2 && params.volumeEncrypted) {
    c.check(
      node,
      'starts servers with encrypted volumes and IMDSv2',
      'AWS::EC2::LaunchTemplate',
      object({
        LaunchTemplateData: object({
          BlockDeviceMappings: [object({ Ebs: object({ Encrypted: true }) })],
          MetadataOptions: object({ HttpTokens: 'required' }),
        }),
      }),
      'LaunchTemplate',
    );
  }
}

/** Without a target group that takes requests ELB health would never come. */
function health({ params }: Group, isAttached: boolean): Expression {
  const own: ObjectEntry = ['gracePeriod', call('cdk.Duration.seconds', params.gracePeriodSeconds)];
  return isAttached && params.healthCheckType === 'ELB'
    ? call(
        'autoscaling.HealthChecks.withAdditionalChecks',
        object([own, ['additionalTypes', [ref('autoscaling.AdditionalHealthCheckType.ELB')]]]),
      )
    : call('autoscaling.HealthChecks.ec2', object([own]));
}

/** A deployment leaves sizes alone that the template does not change: the library sets IgnoreUnmodifiedGroupSizeProperties. */
const desired = (node: Group): readonly ObjectEntry[] =>
  node.params.desired === node.params.min
    ? []
    : [fieldsOf(node).param('desiredCapacity', 'desired')];

function warmPool(node: Group, c: Scope) {
  const own = fieldsOf(node);
  return run(
    call(
      `${c.name(node)}.addWarmPool`,
      object([
        own.field(
          'poolState',
          'warmPoolState',
          ref(`autoscaling.PoolState.${node.params.warmPoolState.toUpperCase()}`),
        ),
        own.param('minSize', 'warmPoolSize'),
        own.param(
          'maxGroupPreparedCapacity',
          'warmPoolSize',
          'Like the minimum, or the pool would hold all that is missing to the maximum of the group.',
        ),
        own.param('reuseOnScaleIn', 'warmPoolReuse'),
      ]),
    ),
    { origin: own.from('warmPool') },
  );
}

/** The template, or the template with the types and the purchase that vary it. */
function template(node: Group, launchTemplate: Expression, c: Scope): readonly ObjectEntry[] {
  const own = fieldsOf(node);
  const { params } = node;
  if (!params.mixedInstances) return [['launchTemplate', launchTemplate]];
  const isSpot = hasSpot(params);
  if (isSpot) {
    c.decide(
      `spot-${node.id}`,
      `${inMarkdown(nameOf(node))} runs partly on Spot servers, which AWS takes back with two minutes' notice: the application has ` +
        'to finish or give back what it works on when it gets SIGTERM.',
    );
  }
  const types = [
    ['instanceType', params.instanceType] as const,
    ...params.otherTypes
      .filter((type) => type !== params.instanceType)
      .map((type) => ['otherTypes', type] as const),
  ];
  return [
    own.field(
      'mixedInstancesPolicy',
      'mixedInstances',
      object([
        ['launchTemplate', launchTemplate],
        [
          'launchTemplateOverrides',
          types.map(([field, type]) =>
            object([own.field('instanceType', field, instanceType(type))]),
          ),
        ],
        ['instancesDistribution', distribution(node, isSpot)],
      ]),
    ),
    own.field(
      'capacityRebalance',
      'onDemandPercent',
      isSpot ? true : undefined,
      'A new server starts when AWS says that it will take a Spot one.',
    ),
  ];
}

function distribution(node: Group, isSpot: boolean): Expression {
  const own = fieldsOf(node);
  return object([
    [
      'onDemandAllocationStrategy',
      ref('autoscaling.OnDemandAllocationStrategy.PRIORITIZED'),
      { note: 'The first of the types above that the zone has.' },
    ],
    isSpot && own.param('onDemandBaseCapacity', 'onDemandBase'),
    own.param('onDemandPercentageAboveBaseCapacity', 'onDemandPercent'),
    isSpot &&
      own.field(
        'spotAllocationStrategy',
        'spotStrategy',
        ref(
          `autoscaling.SpotAllocationStrategy.${node.params.spotStrategy.toUpperCase().replaceAll('-', '_')}`,
        ),
      ),
  ]);
}
