import { ref, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  statement,
  trustPolicy,
  type Statement,
  type Terraform,
} from '../../exporters/terraform';
import { drawnStatements } from '../terraform-access';
import { INTERFACES } from './network-interfaces';
import type { lambdaFunction } from './spec';

type Lambda = ModelNode<ParamsOf<typeof lambdaFunction.fields>>;

const TRUST = 'lambda_assume';

/** Its own log group, traces, and what is drawn; AWS's ready policy would open every log group. */
export function emitRole(node: Lambda, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { accountId } = t;
  t.share('lambda-assume', 'serverless', t.plan.primaryRegion, () => [
    trustPolicy(TRUST, 'lambda.amazonaws.com', accountId),
  ]);
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_cloudwatch_log_group', name, [
      set('name', template('/aws/lambda/', t.awsName(node)), {
        note: 'Made first: Lambda would make it without retention.',
      }),
      own.param('retention_in_days', 'logRetentionDays'),
      set('kms_key_id', keyArn(t, 'logs', node)),
    ]),
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-')),
      set('assume_role_policy', ref(`data.aws_iam_policy_document.${TRUST}.json`)),
    ]),
    t.data(node, 'aws_iam_policy_document', name, [
      statement({
        sid: 'WriteLogs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [template(own.ref(`aws_cloudwatch_log_group.${name}.arn`), ':*')],
      }),
      node.params.tracing &&
        statement({
          sid: 'Trace',
          actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
          resources: ['*'],
        }),
      t.model.tierOf(node.id) !== null && interfaceStatements(node, t).map(statement),
      drawnStatements(node, t).map(statement),
    ]),
    t.resource(node, 'aws_iam_role_policy', name, [
      set('name', 'connections'),
      set('role', own.ref(`aws_iam_role.${name}.name`)),
      set('policy', own.ref(`data.aws_iam_policy_document.${name}.json`)),
    ]),
  );
}

/** Lambda makes the network interfaces with the function's role; the function's own code has no business with them. */
const interfaceStatements = (node: Lambda, t: Terraform): readonly Statement[] => [
  { sid: 'JoinVpc', actions: INTERFACES, resources: ['*'] },
  {
    sid: 'NotFromCode',
    effect: 'Deny',
    actions: INTERFACES,
    resources: ['*'],
    conditions: [
      {
        test: 'ArnEquals',
        variable: 'lambda:SourceFunctionArn',
        values: [
          template(
            'arn:',
            t.partition,
            ':lambda:',
            t.region(node),
            ':',
            t.accountId,
            ':function:',
            t.awsName(node),
          ),
        ],
      },
    ],
  },
];
