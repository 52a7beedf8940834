import {
  call,
  create,
  object,
  ref,
  run,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { acknowledge, fieldsOf, numberOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { drawnGrants } from '../cdk-access';
import { wiredEntries } from '../cdk-environment';
import { logGroup } from '../cdk-logs';
import { healthCommand, PLACEHOLDER_COMMAND } from './container';
import { privateImage } from './registry';
import { isOnEc2 } from './servers';
import { PLACEHOLDER_IMAGE, type ecsService } from './spec';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

export function emitTask(node: Service, c: Scope): Expression {
  const own = fieldsOf(node);
  const { params } = node;
  c.decide(
    'ecs-placeholder',
    'A service with the image it came with answers every request with "ok", so that the first deployment ends with healthy targets. ' +
      'Put your image in its place.',
  );
  const image = privateImage(params.image);
  const executionRole = emitRole(node, 'ExecutionRole', 'What ECS may do to start a task.', c);
  const taskRole = emitRole(
    node,
    'TaskRole',
    'What the application itself may do: what is drawn, and nothing else.',
    c,
  );
  c.add(node, [drawnGrants(node, c.name(node, 'TaskRole'), c)]);
  const logs = c.declare(
    node,
    c.name(node, 'Logs'),
    'logs.LogGroup',
    logGroup(c, c.id(node, 'Logs'), params.logRetentionDays, {
      origin: { node: node.id, field: 'logRetentionDays' },
    }),
  );
  const name = c.name(node, 'Task');
  const isEc2 = isOnEc2(params);
  const task = c.declare(
    node,
    name,
    'ecs.TaskDefinition',
    create(
      isEc2 ? 'ecs.TaskDefinition' : 'ecs.FargateTaskDefinition',
      ref('this'),
      c.id(node, 'Task'),
      object([
        ...(isEc2
          ? [
              // Tasks on EC2 have the architecture of their servers: the library takes none for them.
              own.field('compatibility', 'capacity', ref('ecs.Compatibility.EC2')),
              ['networkMode', ref('ecs.NetworkMode.AWS_VPC')] as const,
              own.param('cpu', 'cpu'),
              own.field('memoryMiB', 'memoryMib', String(params.memoryMib)),
            ]
          : [
              own.field('cpu', 'cpu', numberOf(params.cpu)),
              own.param('memoryLimitMiB', 'memoryMib'),
              [
                'runtimePlatform',
                object([
                  own.field(
                    'cpuArchitecture',
                    'architecture',
                    ref(`ecs.CpuArchitecture.${params.architecture}`),
                  ),
                  ['operatingSystemFamily', ref('ecs.OperatingSystemFamily.LINUX')],
                ]),
              ] as const,
            ]),
        ['executionRole', executionRole],
        ['taskRole', taskRole],
      ]),
    ),
    {
      after: [
        run(call(`${name}.addContainer`, 'app', object(containerOf(node, logs, c)))),
        acknowledge(
          c,
          ref(name),
          'ECS2',
          'The variables are names, ports and ARNs; the application reads secrets when it runs.',
        ),
        image &&
          acknowledge(
            c,
            executionRole,
            'IAM5[Resource::*]',
            'The token of ECR is of the whole registry: there is no narrower resource for it.',
          ),
        params.exec &&
          acknowledge(
            c,
            taskRole,
            'IAM5[Resource::*]',
            'ECS Exec talks to Session Manager by four actions that know no narrower resource.',
          ),
      ],
    },
  );
  if (params.readonlyRoot) {
    c.check(
      node,
      'runs on a file system that is read only',
      'AWS::ECS::TaskDefinition',
      object({ ContainerDefinitions: [object({ ReadonlyRootFilesystem: true })] }),
      'Task',
    );
  }
  return task;
}

/** A role that tasks of this account take. */
function emitRole(
  node: Service,
  suffix: 'ExecutionRole' | 'TaskRole',
  note: string,
  c: Scope,
): Expression {
  return c.declare(
    node,
    c.name(node, suffix),
    'iam.Role',
    create(
      'iam.Role',
      ref('this'),
      c.id(node, suffix),
      object([
        [
          'assumedBy',
          create(
            'iam.ServicePrincipal',
            'ecs-tasks.amazonaws.com',
            object({
              conditions: object({
                StringEquals: object([['aws:SourceAccount', ref('this.account')]]),
              }),
            }),
          ),
        ],
      ]),
    ),
    { note },
  );
}

function containerOf(node: Service, logs: Expression, c: Scope): readonly ObjectEntry[] {
  const own = fieldsOf(node);
  const { params } = node;
  const seconds = (count: number) => call('cdk.Duration.seconds', count);
  return [
    own.field('image', 'image', imageOf(node, c)),
    own.field(
      'command',
      'image',
      params.image === PLACEHOLDER_IMAGE ? PLACEHOLDER_COMMAND : undefined,
    ),
    own.param('readonlyRootFilesystem', 'readonlyRoot'),
    own.field('user', 'user', params.user === '' ? undefined : params.user),
    [
      'portMappings',
      [
        object([
          ['name', 'http'],
          own.param('containerPort', 'port'),
          ['appProtocol', ref('ecs.AppProtocol.http')],
        ]),
      ],
    ],
    [
      'environment',
      object([
        ['AWS_REGION', ref('this.region')],
        own.field('PORT', 'port', String(params.port)),
        ...wiredEntries(node, c),
      ]),
    ],
    own.field(
      'healthCheck',
      'containerCheck',
      params.containerCheck
        ? object([
            ['command', healthCommand(params.port)],
            ['interval', seconds(30)],
            ['timeout', seconds(5)],
            ['retries', 3],
            ['startPeriod', seconds(30)],
          ])
        : undefined,
    ),
    [
      'logging',
      call(
        'ecs.LogDrivers.awsLogs',
        object([
          ['logGroup', logs],
          ['streamPrefix', 'app'],
          [
            'mode',
            ref('ecs.AwsLogDriverMode.NON_BLOCKING'),
            { note: 'A log that cannot be written must not stop the application.' },
          ],
          ['maxBufferSize', call('cdk.Size.mebibytes', 25)],
        ]),
      ),
    ],
  ];
}

function imageOf(node: Service, c: Scope): Expression {
  const image = privateImage(node.params.image);
  if (!image) return call('ecs.ContainerImage.fromRegistry', node.params.image);
  const { account, region, repository, version } = image;
  const arn = call(
    'this.formatArn',
    object([
      ['service', 'ecr'],
      ['region', region],
      ['account', account],
      ['resource', 'repository'],
      ['resourceName', repository],
    ]),
  );
  return call(
    'ecs.ContainerImage.fromEcrRepository',
    call(
      'ecr.Repository.fromRepositoryAttributes',
      ref('this'),
      c.id(node, 'Repository'),
      object([
        ['repositoryArn', arn],
        ['repositoryName', repository],
      ]),
    ),
    version,
  );
}
