import {
  call,
  gap,
  nested,
  object,
  ref,
  resource,
  set,
  template,
  type Expression,
} from '../../codegen/hcl';
import { fieldsOf, keyArn, skip, trustPolicy, type Terraform } from '../../exporters/terraform';
import { REST_LOG_FIELDS } from './log-fields';
import type { Api } from './routes';

const NO_CACHE = 'The stage has no cache; one costs by the hour, and answers may differ by caller';

/** The stage is what callers reach: a deployment with logs, traces and limits. */
export function emitStage(node: Api, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { params } = node;
  const api = own.ref(`aws_api_gateway_rest_api.${name}.id`);
  const [access, execution] = [t.derived(node, 'access'), t.derived(node, 'execution')];
  const isLogged = params.executionLogs !== 'OFF';
  const account = logRole(node, t);
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_cloudwatch_log_group', access, [
      set('name', template('/aws/apigateway/', t.awsName(node))),
      own.param('retention_in_days', 'logRetentionDays'),
      set('kms_key_id', keyArn(t, 'logs', node)),
    ]),
    isLogged &&
      t.resource(node, 'aws_cloudwatch_log_group', execution, [
        own.field(
          'name',
          'stage',
          template('API-Gateway-Execution-Logs_', api, `/${params.stage}`),
          'Made first: API Gateway would make it without retention.',
        ),
        own.param('retention_in_days', 'logRetentionDays'),
        set('kms_key_id', keyArn(t, 'logs', node)),
      ]),
    t.resource(node, 'aws_api_gateway_stage', name, [
      skip('CKV_AWS_120', NO_CACHE),
      skip(
        'CKV2_AWS_51',
        'A client certificate is for HTTP backends; this one is Lambda, called with IAM',
      ),
      set('rest_api_id', api),
      set('deployment_id', own.ref(`aws_api_gateway_deployment.${name}.id`)),
      own.param('stage_name', 'stage'),
      own.param('xray_tracing_enabled', 'tracing'),
      nested('access_log_settings', [
        set('destination_arn', own.ref(`aws_cloudwatch_log_group.${access}.arn`)),
        set('format', call('jsonencode', object(REST_LOG_FIELDS))),
      ]),
      set('depends_on', [
        account,
        ...(isLogged ? [own.ref(`aws_cloudwatch_log_group.${execution}`)] : []),
      ]),
    ]),
    t.resource(node, 'aws_api_gateway_method_settings', name, [
      skip('CKV_AWS_225', NO_CACHE),
      set('rest_api_id', api),
      set('stage_name', own.ref(`aws_api_gateway_stage.${name}.stage_name`)),
      set('method_path', '*/*'),
      nested('settings', [
        set('metrics_enabled', true),
        own.param('logging_level', 'executionLogs'),
        set('data_trace_enabled', false, { note: 'Bodies stay out of the logs.' }),
        own.param('throttling_rate_limit', 'throttleRate'),
        own.param('throttling_burst_limit', 'throttleBurst'),
      ]),
    ]),
  );
}

/** A name that no node's can be: theirs have two underscores only before one of the exporter's endings. */
const ROLE = 'api_gateway__cloudwatch';
const SWITCH = 'manage_api_gateway_log_role';

/**
 * API Gateway writes the logs of all REST APIs of an account in a region in one role, which is set once: two configurations
 * that set it would take it from each other. Answers with what has to be there before a stage can log.
 */
function logRole(node: Api, t: Terraform): Expression {
  const region = t.regionOf(node);
  const name = `${ROLE}${t.regionSuffix(region)}`;
  const forEach = set('for_each', isSetHere(t));
  const { partition } = t;
  t.share('api-gateway-log-role', 'serverless', t.plan.primaryRegion, () => [
    trustPolicy(ROLE, 'apigateway.amazonaws.com', null),
    resource('aws_iam_role', ROLE, [
      forEach,
      gap,
      set('name', template(ref('local.name'), '-api-gateway-logs')),
      set('assume_role_policy', ref(`data.aws_iam_policy_document.${ROLE}.json`)),
    ]),
    resource('aws_iam_role_policy_attachment', ROLE, [
      forEach,
      gap,
      set('role', ref(`aws_iam_role.${ROLE}[each.key].name`)),
      set(
        'policy_arn',
        template(
          'arn:',
          partition,
          ':iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
        ),
      ),
    ]),
  ]);
  t.share('api-gateway-account', 'serverless', region, () => [
    resource(
      'aws_api_gateway_account',
      name,
      t.inRegion(region, [
        forEach,
        gap,
        set('cloudwatch_role_arn', ref(`aws_iam_role.${ROLE}[each.key].arn`)),
        set('depends_on', [ref(`aws_iam_role_policy_attachment.${ROLE}`)]),
      ]),
    ),
  ]);
  return ref(`aws_api_gateway_account.${name}`);
}

/** For `for_each`: whether there is anything to make. */
function isSetHere(t: Terraform): Expression {
  t.uses.add('api-log-role');
  t.before(
    'api-gateway-account',
    `API Gateway knows one role for the logs of all REST APIs of an account in a region. This configuration sets it, and a destroy takes it away. Where another one does that already, set \`${SWITCH}\` to false: no stage can log without a role.`,
  );
  return ref(`toset(var.${SWITCH} ? ["logs"] : [])`);
}
