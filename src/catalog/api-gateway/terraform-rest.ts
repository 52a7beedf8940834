import { call, multiline, nested, object, set, template, type Expression } from '../../codegen/hcl';
import { fieldsOf, nameOf, type Terraform } from '../../exporters/terraform';
import { emitWaf } from '../terraform-waf';
import { decideOnRest } from './decisions';
import { parametersOf, routesOf, type Api, type Route } from './routes';
import { emitKey } from './terraform-rest-key';
import { emitStage } from './terraform-rest-stage';
import { Paths, type PathPart } from './terraform-routes';

const WORDS = {
  disableEndpoint: 'disable_execute_api_endpoint',
  models: 'request_models',
  scopes: 'authorization_scopes',
};

export function emitRestApi(node: Api, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const routes = routesOf(node, t);
  const paths = new Paths(name, routes);
  decideOnRest(node, WORDS, t);
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_api_gateway_rest_api', name, [
      set('name', t.awsName(node)),
      nested('endpoint_configuration', [set('types', ['REGIONAL'])]),
      nested('lifecycle', [set('create_before_destroy', true)]),
    ]),
    node.params.validation &&
      t.resource(node, 'aws_api_gateway_request_validator', name, [
        set('rest_api_id', apiId(node, t)),
        set('name', 'body-and-parameters'),
        set('validate_request_body', true),
        set('validate_request_parameters', true, { origin: own.from('validation') }),
      ]),
  );
  if (node.params.authorization === 'JWT') emitAuthorizer(node, t);
  for (const part of paths.parts) emitPath(node, part, t);
  for (const route of routes) emitRoute(node, route, paths.of(route), t);
  emitDeployment(node, paths.parts, routes, t);
  emitStage(node, t);
  if (node.params.apiKey) emitKey(node, t);
  if (node.params.waf) emitWaf(node, own.ref(`aws_api_gateway_stage.${name}.arn`), t);
  t.output(
    node,
    `${name}_url`,
    `Address of the API ${nameOf(node)}.`,
    own.ref(`aws_api_gateway_stage.${name}.invoke_url`),
  );
}

const apiId = (node: Api, t: Terraform): Expression =>
  fieldsOf(node).ref(`aws_api_gateway_rest_api.${t.id(node)}.id`);

/** Unlike an HTTP API a REST API asks no OpenID issuer: it knows user pools of Cognito, by their ARNs. */
function emitAuthorizer(node: Api, t: Terraform): void {
  const own = fieldsOf(node);
  const origin = own.from('authorization');
  const variable = `${t.id(node)}_user_pool_arns`;
  const pools = t.variable({
    name: variable,
    description: `ARNs of the Cognito user pools whose tokens ${nameOf(node)} takes.`,
    type: 'list(string)',
    example: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab1Cd2Ef3'],
    validation: {
      condition: `length(var.${variable}) > 0 && alltrue([for arn in var.${variable} : can(regex("^arn:[^:]+:cognito-idp:", arn))])`,
      message: 'At least one ARN of a Cognito user pool.',
    },
    origin,
  });
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_api_gateway_authorizer', t.id(node), [
      set('rest_api_id', apiId(node, t)),
      set('name', 'cognito'),
      set('type', 'COGNITO_USER_POOLS', { origin }),
      set('provider_arns', pools),
    ]),
  );
}

/** Terraform asks for an id of a part, and for another attribute of the root. */
const resourceId = (node: Api, part: PathPart | null, t: Terraform): Expression =>
  fieldsOf(node).ref(
    part
      ? `aws_api_gateway_resource.${part.name}.id`
      : `aws_api_gateway_rest_api.${t.id(node)}.root_resource_id`,
  );

function emitPath(node: Api, part: PathPart, t: Terraform): void {
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_api_gateway_resource', part.name, [
      set('rest_api_id', apiId(node, t)),
      set('parent_id', resourceId(node, part.parent, t)),
      set('path_part', part.text),
    ]),
  );
}

/** In words of a method; what no one knows stays as it is. */
const authorizationOf = ({ params }: Api): string =>
  params.authorization === 'JWT' ? 'COGNITO_USER_POOLS' : params.authorization;

function emitRoute(node: Api, edge: Route, part: PathPart | null, t: Terraform): void {
  const lambda = t.facet(edge.to, 'lambda');
  if (!lambda) return;
  const own = fieldsOf(edge);
  const api = fieldsOf(node);
  const { method, path } = edge.params;
  const name = t.edgeName(edge);
  const parameters = node.params.validation ? parametersOf(path) : [];
  t.add(
    node,
    'serverless',
    t.resource(edge, 'aws_api_gateway_method', name, [
      set('rest_api_id', apiId(node, t)),
      set('resource_id', resourceId(node, part, t), { origin: own.from('path') }),
      own.param('http_method', 'method'),
      api.field('authorization', 'authorization', authorizationOf(node)),
      node.params.authorization === 'JWT' &&
        set('authorizer_id', api.ref(`aws_api_gateway_authorizer.${t.id(node)}.id`)),
      node.params.apiKey && api.param('api_key_required', 'apiKey'),
      node.params.validation &&
        set('request_validator_id', api.ref(`aws_api_gateway_request_validator.${t.id(node)}.id`)),
      parameters.length > 0 &&
        set(
          'request_parameters',
          object(parameters.map((one) => [`method.request.path.${one}`, true] as const)),
        ),
    ]),
    t.resource(edge, 'aws_api_gateway_integration', name, [
      set('rest_api_id', apiId(node, t)),
      set('resource_id', resourceId(node, part, t)),
      set('http_method', own.ref(`aws_api_gateway_method.${name}.http_method`)),
      set('type', 'AWS_PROXY'),
      set('integration_http_method', 'POST', {
        note: 'How Lambda is called, whatever the request.',
      }),
      set('uri', lambda.invokeArn),
    ]),
    t.resource(edge, 'aws_lambda_permission', name, [
      set('action', 'lambda:InvokeFunction'),
      set('function_name', lambda.name),
      set('principal', 'apigateway.amazonaws.com'),
      set(
        'source_arn',
        template(
          api.ref(`aws_api_gateway_rest_api.${t.id(node)}.execution_arn`),
          `/*/${method === 'ANY' ? '*' : method}${path.replaceAll(/\{[^{}/]*\}/g, '*')}`,
        ),
      ),
    ]),
  );
}

/** A deployment is a copy of the definitions: what is not in its triggers never goes live. */
function emitDeployment(
  node: Api,
  parts: readonly PathPart[],
  routes: readonly Route[],
  t: Terraform,
): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { authorization, validation } = node.params;
  const methods = routes.flatMap((edge) =>
    ['method', 'integration'].map((type) =>
      fieldsOf(edge).ref(`aws_api_gateway_${type}.${t.edgeName(edge)}`),
    ),
  );
  const definitions: readonly Expression[] = [
    ...(authorization === 'JWT' ? [own.ref(`aws_api_gateway_authorizer.${name}`)] : []),
    ...(validation ? [own.ref(`aws_api_gateway_request_validator.${name}`)] : []),
    ...parts.map((part) => own.ref(`aws_api_gateway_resource.${part.name}`)),
    ...methods,
  ];
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_api_gateway_deployment', name, [
      set('rest_api_id', apiId(node, t)),
      set(
        'triggers',
        object({ redeployment: call('sha1', call('jsonencode', multiline(definitions))) }),
        { note: 'A deployment is a copy: without it a change would never go live.' },
      ),
      nested('lifecycle', [set('create_before_destroy', true)]),
    ]),
  );
}
