import { call, nested, object, set, template } from '../../codegen/hcl';
import { fieldsOf, keyArn, nameOf, type Terraform } from '../../exporters/terraform';
import { decideOnHttp } from './decisions';
import { HTTP_LOG_FIELDS } from './log-fields';
import { routesOf, type Api, type Route } from './routes';

export function emitHttpApi(node: Api, t: Terraform): void {
  emitApi(node, t);
  if (node.params.authorization === 'JWT') emitAuthorizer(node, t);
  for (const edge of routesOf(node, t)) emitRoute(node, edge, t);
  t.output(
    node,
    `${t.id(node)}_url`,
    `Address of the API ${nameOf(node)}.`,
    fieldsOf(node).ref(`aws_apigatewayv2_stage.${t.id(node)}.invoke_url`),
  );
}

function emitApi(node: Api, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  decideOnHttp(t);
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_apigatewayv2_api', name, [
      set('name', t.awsName(node)),
      set('protocol_type', 'HTTP'),
    ]),
    t.resource(node, 'aws_cloudwatch_log_group', t.derived(node, 'access'), [
      set('name', template('/aws/apigateway/', t.awsName(node))),
      own.param('retention_in_days', 'logRetentionDays'),
      set('kms_key_id', keyArn(t, 'logs', node)),
    ]),
    t.resource(node, 'aws_apigatewayv2_stage', name, [
      set('api_id', own.ref(`aws_apigatewayv2_api.${name}.id`)),
      set('name', '$default'),
      set('auto_deploy', true),
      nested('access_log_settings', [
        set(
          'destination_arn',
          own.ref(`aws_cloudwatch_log_group.${t.derived(node, 'access')}.arn`),
        ),
        set('format', call('jsonencode', object(HTTP_LOG_FIELDS))),
      ]),
      nested('default_route_settings', [
        own.param('throttling_rate_limit', 'throttleRate'),
        own.param('throttling_burst_limit', 'throttleBurst'),
      ]),
    ]),
  );
}

/** Who the issuer is, the drawing does not know: API Gateway asks it for its keys when the authorizer is made. */
function emitAuthorizer(node: Api, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const origin = own.from('authorization');
  const issuerName = `${name}_jwt_issuer`;
  const issuer = t.variable({
    name: issuerName,
    description: `Issuer of the tokens that ${nameOf(node)} takes, such as a Cognito user pool.`,
    type: 'string',
    example: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1Cd2Ef3',
    validation: {
      condition: `startswith(var.${issuerName}, "https://")`,
      message: 'An issuer begins with https://.',
    },
    origin,
  });
  const audience = t.variable({
    name: `${name}_jwt_audience`,
    description: `Client ids whose tokens ${nameOf(node)} takes.`,
    type: 'list(string)',
    example: ['1example23456789'],
    origin,
  });
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_apigatewayv2_authorizer', name, [
      set('api_id', own.ref(`aws_apigatewayv2_api.${name}.id`)),
      set('name', 'jwt'),
      set('authorizer_type', 'JWT', { origin }),
      set('identity_sources', ['$request.header.Authorization']),
      nested('jwt_configuration', [set('issuer', issuer), set('audience', audience)]),
    ]),
  );
}

function emitRoute(node: Api, edge: Route, t: Terraform): void {
  const own = fieldsOf(edge);
  const lambda = t.facet(edge.to, 'lambda');
  if (!lambda) return;
  const { method, path } = edge.params;
  const name = t.edgeName(edge);
  const api = fieldsOf(node).ref(`aws_apigatewayv2_api.${t.id(node)}.id`);
  const arn = fieldsOf(node).ref(`aws_apigatewayv2_api.${t.id(node)}.execution_arn`);
  t.add(
    node,
    'serverless',
    t.resource(edge, 'aws_apigatewayv2_integration', name, [
      set('api_id', api),
      set('integration_type', 'AWS_PROXY'),
      set('integration_method', 'POST', { note: 'How Lambda is called, whatever the request.' }),
      set('integration_uri', lambda.invokeArn),
      set('payload_format_version', '2.0'),
    ]),
    t.resource(edge, 'aws_apigatewayv2_route', name, [
      set('api_id', api),
      own.field('route_key', 'path', `${method} ${path}`),
      fieldsOf(node).param('authorization_type', 'authorization'),
      node.params.authorization === 'JWT' &&
        set('authorizer_id', fieldsOf(node).ref(`aws_apigatewayv2_authorizer.${t.id(node)}.id`)),
      set('target', template('integrations/', own.ref(`aws_apigatewayv2_integration.${name}.id`))),
    ]),
    t.resource(edge, 'aws_lambda_permission', name, [
      set('action', 'lambda:InvokeFunction'),
      set('function_name', lambda.name),
      set('principal', 'apigateway.amazonaws.com'),
      set('source_arn', template(arn, `/*/${method === 'ANY' ? '*' : method}${path}`)),
    ]),
  );
}
