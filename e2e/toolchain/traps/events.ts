import type { JsonObject } from '../../../src/kit/json';
import { addressOf, listOf, nested, resources, textOf } from '../tree';
import { isReplacedFirst, onEach, repeated, unwrap, waitsFor, type Trap } from './trap';

const waitsForRights = (body: JsonObject): boolean =>
  waitsFor(body).some((one) => one.startsWith('aws_iam_role_policy'));

/** Lambda API: CreateEventSourceMapping, ScalingConfig. */
const LEAST_AT_A_TIME = 2;

/** Section 1.12: APIs, functions, queues and topics. */
export const EVENTS: readonly Trap[] = [
  onEach(
    '1.12',
    'maps a queue before its function may read it',
    'aws_lambda_event_source_mapping',
    (body) => !waitsForRights(body),
  ),
  onEach(
    '1.12',
    'asks for fewer runs at a time than a mapping takes',
    'aws_lambda_event_source_mapping',
    (body) =>
      nested(body, 'scaling_config').some(
        ({ maximum_concurrency: most }) => Number(most) < LEAST_AT_A_TIME,
      ),
  ),
  onEach(
    '1.12',
    'puts a function into a VPC before it may make its interfaces',
    'aws_lambda_function',
    (body) => nested(body, 'vpc_config').length > 0 && !waitsForRights(body),
  ),
  onEach(
    '1.12',
    'leaves the log group of a function to Lambda',
    'aws_lambda_function',
    (body) =>
      !nested(body, 'logging_config').some(({ log_group: group }) =>
        unwrap(group).startsWith('aws_cloudwatch_log_group.'),
      ),
  ),
  onEach(
    '1.12',
    'hides a change of code from Terraform',
    'aws_lambda_function',
    (body) => !('source_code_hash' in body),
  ),
  {
    section: '1.12',
    does: 'gives a function a variable whose name Lambda keeps for itself',
    find: (blocks) =>
      resources(blocks, 'aws_lambda_function')
        .filter(({ body }) =>
          nested(body, 'environment').some(({ variables }) =>
            /"(?:AWS_REGION|AWS_DEFAULT_REGION|AWS_ACCESS_KEY_ID|AWS_SESSION_TOKEN|AWS_LAMBDA_\w+)":/.test(
              textOf(variables ?? ''),
            ),
          ),
        )
        .map(addressOf),
  },
  onEach(
    '1.12',
    'calls a function other than by POST',
    'aws_apigatewayv2_integration',
    (body) => body.integration_method !== 'POST',
  ),
  onEach(
    '1.12',
    'calls a function of a REST API other than by POST',
    'aws_api_gateway_integration',
    (body) => body.integration_http_method !== 'POST',
  ),
  onEach(
    '1.12',
    'leaves a change of a method out of what is deployed',
    'aws_api_gateway_deployment',
    (body, blocks) => {
      const triggers = textOf(body.triggers ?? '');
      const api = unwrap(body.rest_api_id);
      return ['method', 'integration', 'resource'].some((type) =>
        resources(blocks, `aws_api_gateway_${type}`).some(
          (one) =>
            unwrap(one.body.rest_api_id) === api &&
            !new RegExp(`\\b${addressOf(one)}\\b`).test(triggers),
        ),
      );
    },
  ),
  onEach(
    '1.12',
    'deletes a deployment while its stage uses it',
    'aws_api_gateway_deployment',
    (body) => !isReplacedFirst(body),
  ),
  onEach(
    '1.12',
    'logs from a stage before API Gateway has a role for it',
    'aws_api_gateway_stage',
    (body) =>
      nested(body, 'access_log_settings').length > 0 &&
      !waitsFor(body).some((one) => one.startsWith('aws_api_gateway_account.')),
  ),
  onEach(
    '1.12',
    'takes the log role of the account without asking',
    'aws_api_gateway_account',
    (body) => !textOf(body.for_each ?? '').includes('var.'),
  ),
  {
    section: '1.12',
    does: 'takes the log role of one region from itself',
    find: (blocks) =>
      repeated(
        resources(blocks, 'aws_api_gateway_account').map(({ body }) => unwrap(body.provider)),
      ),
  },
  onEach(
    '1.12',
    'leaves the execution log of a stage to API Gateway',
    'aws_api_gateway_stage',
    (body, blocks, { name }) =>
      resources(blocks, 'aws_api_gateway_method_settings').some(
        (settings) =>
          unwrap(settings.body.stage_name) === `aws_api_gateway_stage.${name}.stage_name` &&
          nested(settings.body, 'settings').some(({ logging_level: level }) => level !== 'OFF'),
      ) &&
      !resources(blocks, 'aws_cloudwatch_log_group').some(
        (group) =>
          waitsFor(body).includes(addressOf(group)) &&
          String(group.body.name).startsWith('API-Gateway-Execution-Logs_'),
      ),
  ),
  {
    section: '1.12',
    does: 'gives one part of a REST path two resources, or one place two parameters',
    find: (blocks) =>
      repeated(
        resources(blocks, 'aws_api_gateway_resource').map(({ body }) => {
          const part = String(body.path_part);
          return `${unwrap(body.parent_id)}/${part.startsWith('{') ? '{}' : part}`;
        }),
      ),
  },
  onEach(
    '1.12',
    'watches a REST API by a dimension that it does not report',
    'aws_cloudwatch_metric_alarm',
    (body) =>
      textOf(body.dimensions ?? '').includes('aws_api_gateway_rest_api.') &&
      !textOf(body.dimensions ?? '').includes('"ApiName"'),
  ),
  onEach(
    '1.12',
    'lets a service run a function for everybody',
    'aws_lambda_permission',
    (body) => !('source_arn' in body),
  ),
  onEach(
    '1.12',
    'takes tokens without saying for whom they are',
    'aws_apigatewayv2_authorizer',
    (body) =>
      !nested(body, 'jwt_configuration').some(
        ({ audience }) => listOf(audience).length > 0 || unwrap(audience).startsWith('var.'),
      ),
  ),
  onEach(
    '1.12',
    'gives a FIFO queue a standard queue for its dead letters',
    'aws_sqs_queue',
    (body, blocks) => {
      const dead = /aws_sqs_queue\.(\w+)\.arn/.exec(textOf(body.redrive_policy ?? ''))?.[1];
      return (
        body.fifo_queue === true &&
        resources(blocks, 'aws_sqs_queue').some(
          ({ name, body: other }) => name === dead && other.fifo_queue !== true,
        )
      );
    },
  ),
];
