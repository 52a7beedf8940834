import {
  call,
  nested,
  object,
  set,
  template,
  type Entry,
  type Expression,
} from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, keyArn, type Terraform } from '../../exporters/terraform';
import { wiredEntries } from '../terraform-environment';
import { isOnEc2 } from './servers';
import { healthCommand, PLACEHOLDER_COMMAND } from './container';
import { PLACEHOLDER_IMAGE, type ecsService } from './spec';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

export function emitTask(node: Service, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  t.decide(
    'ecs-placeholder',
    'A service with the image it came with answers every request with "ok", so that the first apply ends with healthy targets. ' +
      'Put your image in its place.',
  );
  t.add(
    node,
    'ecs',
    t.resource(node, 'aws_cloudwatch_log_group', name, [
      set('name', template('/ecs/', t.awsName(node))),
      own.param('retention_in_days', 'logRetentionDays'),
      set('kms_key_id', keyArn(t, 'logs', node)),
    ]),
    t.resource(node, 'aws_ecs_task_definition', name, [
      set('family', t.awsName(node)),
      own.field('requires_compatibilities', 'capacity', [isOnEc2(node.params) ? 'EC2' : 'FARGATE']),
      set('network_mode', 'awsvpc'),
      own.number('cpu', 'cpu'),
      own.param('memory', 'memoryMib'),
      set('execution_role_arn', own.ref(`aws_iam_role.${t.derived(node, 'execution')}.arn`)),
      set('task_role_arn', own.ref(`aws_iam_role.${t.derived(node, 'task')}.arn`)),
      nested('runtime_platform', [
        own.param('cpu_architecture', 'architecture'),
        set('operating_system_family', 'LINUX'),
      ]),
      set('container_definitions', call('jsonencode', [object(containerOf(node, t))])),
    ]),
  );
}

function containerOf(node: Service, t: Terraform): readonly Entry[] {
  const { params } = node;
  const environment: readonly Entry[] = [
    ['AWS_REGION', t.region(node)],
    ['PORT', params.port],
    ...wiredEntries(node, t),
  ];
  return [
    ['name', 'app'],
    ['image', params.image],
    ...(params.image === PLACEHOLDER_IMAGE ? [['command', PLACEHOLDER_COMMAND] as const] : []),
    ['essential', true],
    ['readonlyRootFilesystem', params.readonlyRoot],
    ...(params.user === '' ? [] : [['user', params.user] as const]),
    [
      'portMappings',
      [
        object({
          name: 'http',
          containerPort: params.port,
          protocol: 'tcp',
          appProtocol: 'http',
        }),
      ],
    ],
    ['environment', environment.map(([name, value]) => object({ name, value: textOf(value) }))],
    ...(params.containerCheck
      ? [
          [
            'healthCheck',
            object({
              command: healthCommand(params.port),
              interval: 30,
              timeout: 5,
              retries: 3,
              startPeriod: 30,
            }),
          ] as const,
        ]
      : []),
    [
      'logConfiguration',
      object({
        logDriver: 'awslogs',
        options: object({
          'awslogs-group': t.refTo(node, `aws_cloudwatch_log_group.${t.id(node)}.name`),
          'awslogs-region': t.region(node),
          'awslogs-stream-prefix': 'app',
          // A log that cannot be written must not stop the application.
          mode: 'non-blocking',
          'max-buffer-size': '25m',
        }),
      }),
    ],
  ];
}

/** ECS takes texts only; what is written here as a text needs no conversion. */
const textOf = (value: Expression): Expression =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : call('tostring', value);
