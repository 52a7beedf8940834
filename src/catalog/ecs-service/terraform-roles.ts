import { comment, ref, set, template, type TopLevel } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, statement, trustPolicy, type Terraform } from '../../exporters/terraform';
import { drawnPolicy } from '../terraform-access';
import { privateImage } from './registry';
import type { ecsService } from './spec';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

const TRUST = 'ecs_tasks_assume';

/** Two roles: what ECS may do to start a task, and what the application may do in it. */
export function emitRoles(node: Service, t: Terraform): void {
  const own = fieldsOf(node);
  const execution = t.derived(node, 'execution');
  const task = t.derived(node, 'task');
  const { accountId } = t;
  t.share('ecs-tasks-assume', 'ecs', t.plan.primaryRegion, () => [
    trustPolicy(TRUST, 'ecs-tasks.amazonaws.com', accountId),
  ]);
  const trust = set('assume_role_policy', ref(`data.aws_iam_policy_document.${TRUST}.json`));
  t.add(
    node,
    'ecs',
    t.resource(node, 'aws_iam_role', execution, [
      set('name_prefix', t.awsName(node, '-exec-')),
      trust,
    ]),
    t.data(node, 'aws_iam_policy_document', execution, startStatements(node, t)),
    t.resource(node, 'aws_iam_role_policy', execution, [
      set('name', 'start-tasks'),
      set('role', own.ref(`aws_iam_role.${execution}.name`)),
      set('policy', own.ref(`data.aws_iam_policy_document.${execution}.json`)),
    ]),
    comment('What the application itself may do: what is drawn, and nothing else.'),
    t.resource(node, 'aws_iam_role', task, [set('name_prefix', t.awsName(node, '-task-')), trust]),
    drawnPolicy(node, task, t),
    node.params.exec && execPolicy(node, task, t),
  );
}

function startStatements(node: Service, t: Terraform) {
  const own = fieldsOf(node);
  const image = privateImage(node.params.image);
  return [
    statement({
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [template(own.ref(`aws_cloudwatch_log_group.${t.id(node)}.arn`), ':*')],
    }),
    image && [
      statement({
        sid: 'PullImage',
        actions: [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:GetDownloadUrlForLayer',
        ],
        resources: [
          template(
            'arn:',
            t.partition,
            `:ecr:${image.region}:${image.account}:repository/${image.repository}`,
          ),
        ],
      }),
      comment('The token is of the whole registry: ECR knows no narrower resource for it.'),
      statement({ sid: 'LogInToEcr', actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }),
    ],
  ];
}

/** ECS Exec talks to Session Manager with the task's role, through these four actions; they know no narrower resource. */
function execPolicy(node: Service, task: string, t: Terraform): TopLevel {
  const own = fieldsOf(node);
  const name = t.derived(node, 'ssm');
  return [
    t.data(node, 'aws_iam_policy_document', name, [
      statement({
        sid: 'OpenSessions',
        actions: [
          'ssmmessages:CreateControlChannel',
          'ssmmessages:CreateDataChannel',
          'ssmmessages:OpenControlChannel',
          'ssmmessages:OpenDataChannel',
        ],
        resources: ['*'],
      }),
    ]),
    t.resource(node, 'aws_iam_role_policy', name, [
      set('name', 'exec'),
      set('role', own.ref(`aws_iam_role.${task}.name`)),
      set('policy', own.ref(`data.aws_iam_policy_document.${name}.json`)),
    ]),
  ];
}
