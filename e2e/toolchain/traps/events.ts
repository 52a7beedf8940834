import type { JsonObject } from '../../../src/kit/json';
import { addressOf, listOf, nested, resources, textOf } from '../tree';
import { onEach, unwrap, waitsFor, type Trap } from './trap';

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
