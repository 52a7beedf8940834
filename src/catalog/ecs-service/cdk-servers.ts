import { call, create, method, object, ref, run } from '../../codegen/typescript';
import { acknowledge, fieldsOf, inMarkdown, nameOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { askForBareZone } from '../bare-zone';
import {
  imageAtLaunch,
  instanceRole,
  instanceType,
  NO_NOTIFICATIONS,
  rootVolume,
  tagged,
} from '../cdk-instances';
import { placeOf } from '../cdk-place';
import { clusterOf } from './cdk-cluster';
import { imageOf, isOnEc2 } from './servers';
import type { ecsService } from './spec';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

/** The servers of a service on EC2, and the capacity provider through which ECS scales them. */
export function emitServers(node: Service, c: Scope): void {
  if (!isOnEc2(node.params)) return;
  emitDoor(node, c);
  emitTemplate(node, c);
  emitGroup(node, c);
  emitProvider(node, c);
  tell(node, c);
}

function tell(node: Service, c: Scope): void {
  askForBareZone(node, c.cdk, '`lib/config.ts`');
  c.decide(
    'ecs-servers',
    'Each service on EC2 has servers of its own: a launch template, an Auto Scaling group and a capacity provider. So services may ' +
      'differ in instance type, and none takes the room of another. ECS starts and stops the servers as tasks need them.',
  );
  c.decide(
    'ecs-image',
    'Servers of services start from the newest Amazon Linux 2023 for ECS, which EC2 looks up at launch. A new image causes no diff: ' +
      '`aws autoscaling start-instance-refresh` takes it, and tasks are drained before their server goes.',
  );
  if (node.params.eniTrunking) {
    c.before(
      'ecs-trunking',
      'Trunk interfaces for containers, a setting of the account and region that servers read when they start: ' +
        '`aws ecs put-account-setting-default --name awsvpcTrunking --value enabled`.',
    );
  }
  if (c.model.networkOf(node.id)?.isExisting) {
    c.before(
      `ecs-servers-${node.id}`,
      `A way from the subnets of ${inMarkdown(nameOf(node))} to ECS and to the registry of its image: a NAT gateway, or endpoints for ecs, ` +
        'ecs-agent, ecs-telemetry, ecr.api, ecr.dkr, logs and S3. The VPC exists, so none is made here.',
    );
  }
}

/** Tasks have interfaces and groups of their own: nobody needs to reach the servers themselves. */
function emitDoor(node: Service, c: Scope): void {
  const vpc = placeOf(node, c)?.vpc;
  if (!vpc) return;
  const name = c.name(node, 'HostsSecurityGroup');
  c.declare(
    node,
    name,
    'ec2.SecurityGroup',
    create(
      'ec2.SecurityGroup',
      ref('this'),
      c.id(node, 'HostsSecurityGroup'),
      object([
        ['vpc', vpc.vpc],
        ['description', `Servers of the ECS service ${node.slug}`],
        ['allowAllOutbound', false],
      ]),
    ),
    {
      after: [
        run(
          call(
            `${name}.addEgressRule`,
            call('ec2.Peer.anyIpv4'),
            call('ec2.Port.tcp', 443),
            'HTTPS to AWS APIs and image registries',
          ),
        ),
      ],
    },
  );
}

function emitTemplate(node: Service, c: Scope): void {
  const own = fieldsOf(node);
  const role = instanceRole(node, 'HostsRole', 'Session Manager instead of SSH.', c);
  const data = c.name(node, 'UserData');
  const name = c.name(node, 'HostsTemplate');
  c.declare(node, data, 'ec2.UserData', call('ec2.UserData.forLinux'), {
    after: [
      run(call(`${data}.addCommands`, 'echo ECS_AWSVPC_BLOCK_IMDS=true >> /etc/ecs/ecs.config'), {
        note: 'Tasks are kept from the metadata of the server, and so from its role.',
      }),
    ],
  });
  c.declare(
    node,
    name,
    'ec2.LaunchTemplate',
    create(
      'ec2.LaunchTemplate',
      ref('this'),
      c.id(node, 'HostsTemplate'),
      object([
        own.field(
          'machineImage',
          'instanceType',
          imageAtLaunch(imageOf(node.params.instanceType)),
          'Looked up by EC2 at launch: no diff when Amazon publishes a new one.',
        ),
        own.field('instanceType', 'instanceType', instanceType(node.params.instanceType)),
        ['securityGroup', ref(c.name(node, 'HostsSecurityGroup'))],
        ['role', role],
        ['userData', ref(data)],
        ['ebsOptimized', true],
        ['requireImdsv2', true],
        ['httpPutResponseHopLimit', 1],
        ['instanceMetadataTags', true],
        ['detailedMonitoring', true],
        own.field(
          'blockDevices',
          'volumeGib',
          rootVolume(node.params.volumeGib, [
            [
              'encrypted',
              true,
              {
                note: 'With the key aws/ebs: a key of our own would need a grant for the role of Auto Scaling.',
              },
            ],
          ]),
        ),
      ]),
    ),
    { after: [tagged(name, 'Name', c.awsName(node))] },
  );
}

function emitGroup(node: Service, c: Scope): void {
  const own = fieldsOf(node);
  const place = placeOf(node, c);
  if (!place) return;
  const name = c.name(node, 'Hosts');
  c.declare(
    node,
    name,
    'autoscaling.AutoScalingGroup',
    create(
      'autoscaling.AutoScalingGroup',
      ref('this'),
      c.id(node, 'Hosts'),
      object([
        ['vpc', place.vpc.vpc],
        ['vpcSubnets', place.subnets],
        ['launchTemplate', ref(c.name(node, 'HostsTemplate'))],
        own.param('minCapacity', 'minInstances'),
        own.param('maxCapacity', 'maxInstances'),
        ['cooldown', call('cdk.Duration.minutes', 5)],
        ['groupMetrics', [call('autoscaling.GroupMetrics.all')]],
        [
          'updatePolicy',
          call(
            'autoscaling.UpdatePolicy.instanceRefresh',
            object([
              ['strategy', ref('autoscaling.InstanceRefreshStrategy.ROLLING')],
              ['minHealthyPercentage', 100],
              ['maxHealthyPercentage', 150],
              [
                'scaleInProtectedInstances',
                ref('autoscaling.ScaleInProtectedInstances.REFRESH'),
                {
                  note: 'Protected servers would be left as they are; ECS drains each before it goes.',
                },
              ],
            ]),
          ),
        ],
      ]),
    ),
    {
      after: [
        run(call(`${name}.node.addDependency`, ref(c.name(node, 'HostsRole'))), {
          note: 'The rights must be there when the first server starts, or it joins no cluster.',
        }),
        tagged(name, 'Name', c.awsName(node)),
        acknowledge(c, ref(name), 'AS3', NO_NOTIFICATIONS),
      ],
    },
  );
}

function emitProvider(node: Service, c: Scope): void {
  const cluster = clusterOf(node, c);
  if (!cluster) return;
  const name = c.name(node, 'CapacityProvider');
  const role = ref(c.name(node, 'HostsRole'));
  const why =
    'What the agent of ECS calls to join the cluster and to tell how tasks are: most of it knows no narrower resource.';
  c.declare(
    node,
    name,
    'ecs.AsgCapacityProvider',
    create(
      'ecs.AsgCapacityProvider',
      ref('this'),
      c.id(node, 'CapacityProvider'),
      object([
        ['autoScalingGroup', ref(c.name(node, 'Hosts'))],
        [
          'enableManagedTerminationProtection',
          true,
          { note: 'ECS says which server may go: one that holds no task.' },
        ],
        ['enableManagedDraining', true],
        fieldsOf(node).param('targetCapacityPercent', 'targetCapacityPercent'),
      ]),
    ),
    {
      after: [
        run(method(cluster, 'addAsgCapacityProvider', ref(name))),
        acknowledge(c, role, 'IAM5[Resource::*]', why),
        acknowledge(c, role, 'IAM5[Action::ecs:Submit*]', why),
      ],
    },
  );
}
