import { call, create, object, ref, run, template } from '../../codegen/typescript';
import { ACKNOWLEDGE, fieldsOf, type Scope } from '../../exporters/cdk';
import { logGroup } from '../cdk-logs';
import type { Api } from './routes';

const POLICY = 'service-role/AmazonAPIGatewayPushToCloudWatchLogs';
const HELPER = {
  module: 'api-log-account',
  exports: ['ApiLogAccount'],
  text: `import * as cdk from "aws-cdk-lib";
import * as apigateway from "aws-cdk-lib/aws-apigateway";
import * as iam from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.js";

export interface ApiLogAccountProps {
  /** False where another app or template has set the role already. */
  readonly isManagedHere: boolean;
}

/**
 * API Gateway writes the logs of all REST APIs of an account in a region in
 * one role, which is set once: an API that brought its own would take it from
 * the others. It is kept when the stack goes, because they still need it.
 */
export class ApiLogAccount extends Construct {
  constructor(scope: Construct, id: string, props: ApiLogAccountProps) {
    super(scope, id);
    if (!props.isManagedHere) return;
    const role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("apigateway.amazonaws.com"),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName(
          "${POLICY}",
        ),
      ],
    });
    role.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);
    acknowledge(
      role,
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${POLICY}]",
      "The policy that AWS keeps for this one role.",
    );
    // The library sets the account only as a part of a REST API: hence the L1.
    const account = new apigateway.CfnAccount(this, "Account", {
      cloudWatchRoleArn: role.roleArn,
    });
    account.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);
  }
}
`,
};

const SWITCH = 'managesApiLogRole';

/** What has to be there before the stage: the role in which it logs, and the group of its execution log. */
export function emitStageLogs(node: Api, c: Scope): void {
  const own = fieldsOf(node);
  const { executionLogs, logRetentionDays, stage } = node.params;
  const addDependency = `${c.name(node)}.deploymentStage.node.addDependency`;
  const account = logAccount(node, c);
  c.add(node, [run(call(addDependency, account))]);
  if (executionLogs === 'OFF') return;
  const logs = c.declare(
    node,
    c.name(node, 'ExecutionLogs'),
    'logs.LogGroup',
    logGroup(c, c.id(node, 'ExecutionLogs'), logRetentionDays, {
      name: template('API-Gateway-Execution-Logs_', c.of(node, 'restApiId'), `/${stage}`),
      origin: own.from('logRetentionDays'),
    }),
    { note: 'Made first: API Gateway would make it without retention.' },
  );
  c.add(node, [run(call(addDependency, logs))]);
}

function logAccount(node: Api, c: Scope) {
  c.helper(ACKNOWLEDGE);
  c.helper(HELPER);
  c.before(
    'api-gateway-account',
    `API Gateway knows one role for the logs of all REST APIs of an account in a region. This app sets it, and a destroy leaves it. Where another one does that already, set \`${SWITCH}\` in \`lib/config.ts\` to false: no stage can log without a role.`,
  );
  const isManagedHere = c.setting({
    name: SWITCH,
    description:
      'Whether this app sets the role in which API Gateway logs, one for an account in a region.',
    value: true,
    isExample: false,
    origin: fieldsOf(node).origin,
  });
  const account = create(
    'ApiLogAccount',
    ref('this'),
    'ApiLogAccount',
    object([['isManagedHere', isManagedHere]]),
  );
  return c.share('apiLogAccount', 'ApiLogAccount', () => account);
}
