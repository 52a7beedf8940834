import { call, create, object, ref, run, type Expression } from '../../codegen/typescript';
import { fieldsOf, nameOf, type Scope } from '../../exporters/cdk';
import { accessLogFormat, accessLogs, distinctRoutes, logDestination, throttle } from './cdk-parts';
import { routeId } from './cdk-paths';
import { decideOnHttp } from './decisions';
import { HTTP_LOG_FIELDS } from './log-fields';
import type { Api, Route } from './routes';

export function emitHttpApi(node: Api, c: Scope): void {
  decideOnHttp(c);
  emitApi(node, c);
  emitStage(node, c);
  for (const edge of distinctRoutes(node, c)) emitRoute(node, edge, c);
  c.output(node, 'Url', `Address of the API ${nameOf(node)}.`, c.of(node, 'url', 'Stage'));
  promise(node, c);
}

function promise(node: Api, c: Scope): void {
  const { authorization, throttleRate, throttleBurst } = node.params;
  const limits = object({
    ThrottlingRateLimit: throttleRate,
    ThrottlingBurstLimit: throttleBurst,
  });
  const stage = 'AWS::ApiGatewayV2::Stage';
  c.check(node, 'limits requests', stage, object([['DefaultRouteSettings', limits]]), 'Stage');
  if (authorization !== 'NONE' && distinctRoutes(node, c).length > 0) {
    const type = object([['AuthorizationType', authorization]]);
    c.check(node, 'asks who calls', 'AWS::ApiGatewayV2::Route', type);
  }
}

function emitApi(node: Api, c: Scope): void {
  const own = fieldsOf(node);
  c.declare(
    node,
    c.name(node),
    'apigatewayv2.HttpApi',
    create(
      'apigatewayv2.HttpApi',
      ref('this'),
      c.id(node),
      object([
        ['apiName', c.awsName(node)],
        [
          'createDefaultStage',
          false,
          { note: 'A stage of its own takes the access log and the limits.' },
        ],
        own.field('defaultAuthorizer', 'authorization', authorizer(node, c)),
      ]),
    ),
  );
}

function authorizer(node: Api, c: Scope): Expression | undefined {
  const { authorization } = node.params;
  if (authorization === 'JWT') return jwtAuthorizer(node, c);
  return authorization === 'NONE' ? undefined : create('authorizers.HttpIamAuthorizer');
}

/** Who the issuer is, the drawing does not know: API Gateway asks it for its keys when the authorizer is made. */
function jwtAuthorizer(node: Api, c: Scope): Expression {
  const origin = fieldsOf(node).from('authorization');
  const issuer = c.setting({
    name: c.name(node, 'JwtIssuer'),
    description: `Issuer of the tokens that ${nameOf(node)} takes, such as a Cognito user pool.`,
    value: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1Cd2Ef3',
    isExample: true,
    origin,
  });
  const audience = c.setting({
    name: c.name(node, 'JwtAudience'),
    description: `Client ids whose tokens ${nameOf(node)} takes.`,
    value: ['1example23456789'],
    isExample: true,
    origin,
  });
  return create(
    'authorizers.HttpJwtAuthorizer',
    c.id(node, 'Authorizer'),
    issuer,
    object([['jwtAudience', audience]]),
  );
}

function emitStage(node: Api, c: Scope): void {
  const logs = accessLogs(node, c);
  c.declare(
    node,
    c.name(node, 'Stage'),
    'apigatewayv2.HttpStage',
    create(
      'apigatewayv2.HttpStage',
      ref('this'),
      c.id(node, 'Stage'),
      object([
        ['httpApi', ref(c.name(node))],
        ['autoDeploy', true],
        ['throttle', throttle(node)],
        [
          'accessLogSettings',
          object([
            ['destination', logDestination('apigatewayv2', logs)],
            ['format', accessLogFormat(HTTP_LOG_FIELDS)],
          ]),
        ],
      ]),
    ),
  );
}

function emitRoute(node: Api, edge: Route, c: Scope): void {
  const own = fieldsOf(edge);
  const lambda = c.facet(edge.to, 'lambda');
  if (lambda === null) return;
  const integration = create(
    'integrations.HttpLambdaIntegration',
    c.edgeId(edge, 'Integration'),
    lambda,
  );
  const { method, path } = edge.params;
  const verb = ref(`apigatewayv2.HttpMethod.${method}`);
  const id = routeId(method, path);
  const route =
    id === null
      ? call(
          `${c.name(node)}.addRoutes`,
          object([
            own.param('path', 'path'),
            own.field('methods', 'method', [verb]),
            ['integration', integration],
          ]),
        )
      : create(
          'apigatewayv2.HttpRoute',
          ref(c.name(node)),
          id,
          object([
            ['httpApi', ref(c.name(node))],
            own.field('routeKey', 'path', call('apigatewayv2.HttpRouteKey.with', path, verb)),
            ['integration', integration],
          ]),
        );
  const note = id === null ? '' : 'The id that addRoutes makes does not tell "--" from "/".';
  c.add(node, [run(route, { origin: own.origin, note })]);
}
