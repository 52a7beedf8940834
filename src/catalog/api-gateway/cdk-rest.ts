import {
  arrow,
  call,
  create,
  method,
  object,
  ref,
  run,
  template,
  type Expression,
} from '../../codegen/typescript';
import { acknowledge, fieldsOf, nameOf, type Scope } from '../../exporters/cdk';
import { emitWaf } from '../cdk-waf';
import { accessLogFormat, accessLogs, distinctRoutes, logDestination, throttle } from './cdk-parts';
import { resourceAt, takenResources } from './cdk-paths';
import { emitStageLogs } from './cdk-rest-logs';
import { decideOnKey, decideOnRest } from './decisions';
import { REST_LOG_FIELDS } from './log-fields';
import { parametersOf, textsOf, type Api, type Route } from './routes';

const WORDS = {
  disableEndpoint: 'disableExecuteApiEndpoint',
  models: 'requestModels',
  scopes: 'authorizationScopes',
};

export function emitRestApi(node: Api, c: Scope): void {
  const own = fieldsOf(node);
  decideOnRest(node, WORDS, c);
  emitApi(node, c);
  if (node.params.validation) emitValidator(node, c);
  for (const edge of distinctRoutes(node, c)) emitRoute(node, edge, c);
  emitStageLogs(node, c);
  if (node.params.apiKey) emitKey(node, c);
  if (node.params.waf) emitWaf(node, c.of(node, 'deploymentStage.stageArn'), c);
  c.output(
    node,
    'Url',
    `Address of the API ${nameOf(node)}.`,
    ref(`${c.name(node)}.url`, own.origin),
  );
  promise(node, c);
}

function promise(node: Api, c: Scope): void {
  const { authorization, tracing } = node.params;
  if (authorization !== 'NONE') {
    const type = object([['AuthorizationType', authorizationOf(node).asked]]);
    c.check(node, 'asks who calls', 'AWS::ApiGateway::Method', type);
  }
  if (tracing) {
    c.check(node, 'is traced', 'AWS::ApiGateway::Stage', object({ TracingEnabled: true }));
  }
}

/** What CloudFormation calls it, and the member of `AuthorizationType`. */
function authorizationOf({ params }: Api) {
  return params.authorization === 'JWT'
    ? { asked: 'COGNITO_USER_POOLS', member: 'COGNITO' }
    : params.authorization === 'NONE'
      ? { asked: 'NONE', member: 'NONE' }
      : { asked: 'AWS_IAM', member: 'IAM' };
}

function emitApi(node: Api, c: Scope): void {
  const own = fieldsOf(node);
  const { params } = node;
  const name = c.name(node);
  const authorizer = params.authorization === 'JWT' ? emitAuthorizer(node, c) : undefined;
  c.declare(
    node,
    name,
    'apigateway.RestApi',
    create(
      'apigateway.RestApi',
      ref('this'),
      c.id(node),
      object([
        ['restApiName', c.awsName(node)],
        ['endpointTypes', [ref('apigateway.EndpointType.REGIONAL')]],
        ['cloudWatchRole', false],
        [
          'defaultMethodOptions',
          object([
            own.field(
              'authorizationType',
              'authorization',
              ref(`apigateway.AuthorizationType.${authorizationOf(node).member}`),
            ),
            ['authorizer', authorizer],
            own.field('apiKeyRequired', 'apiKey', params.apiKey || undefined),
          ]),
        ],
        ['deployOptions', stageOptions(node, c)],
      ]),
    ),
    {
      after: [
        takenResources(name, distinctRoutes(node, c)),
        params.authorization !== 'JWT' &&
          params.authorization !== 'NONE' &&
          acknowledge(c, ref(name), 'COG4', 'IAM says who may call: requests are signed.'),
      ],
    },
  );
}

/** The stage is what callers reach: a deployment with logs, traces and limits. */
function stageOptions(node: Api, c: Scope): Expression {
  const own = fieldsOf(node);
  const logs = accessLogs(node, c);
  return object([
    own.param('stageName', 'stage'),
    own.param('tracingEnabled', 'tracing'),
    ['metricsEnabled', true],
    own.field(
      'loggingLevel',
      'executionLogs',
      ref(`apigateway.MethodLoggingLevel.${node.params.executionLogs}`),
    ),
    ['dataTraceEnabled', false, { note: 'Bodies stay out of the logs.' }],
    own.param('throttlingRateLimit', 'throttleRate'),
    own.param('throttlingBurstLimit', 'throttleBurst'),
    ['accessLogDestination', logDestination('apigateway', logs)],
    ['accessLogFormat', accessLogFormat(REST_LOG_FIELDS)],
  ]);
}

/** Unlike an HTTP API a REST API asks no OpenID issuer: it knows user pools of Cognito, by their ARNs. */
function emitAuthorizer(node: Api, c: Scope): Expression {
  const origin = fieldsOf(node).from('authorization');
  const setting = c.name(node, 'UserPoolArns');
  c.setting({
    name: setting,
    description: `ARNs of the Cognito user pools whose tokens ${nameOf(node)} takes.`,
    value: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab1Cd2Ef3'],
    isExample: true,
    origin,
  });
  const pool = call(
    'cognito.UserPool.fromUserPoolArn',
    ref('this'),
    template(`${c.id(node, 'UserPool')}-`, ref('index')),
    ref('arn'),
  );
  return c.declare(
    node,
    c.name(node, 'Authorizer'),
    'apigateway.CognitoUserPoolsAuthorizer',
    create(
      'apigateway.CognitoUserPoolsAuthorizer',
      ref('this'),
      c.id(node, 'Authorizer'),
      object([
        [
          'cognitoUserPools',
          call(`config.${setting}.map`, arrow(['arn', 'index'], pool)),
          { origin },
        ],
      ]),
    ),
  );
}

function emitValidator(node: Api, c: Scope): void {
  c.declare(
    node,
    c.name(node, 'Validator'),
    'apigateway.RequestValidator',
    call(
      `${c.name(node)}.addRequestValidator`,
      'Validator',
      object([
        ['validateRequestBody', true],
        ['validateRequestParameters', true, { origin: fieldsOf(node).from('validation') }],
      ]),
    ),
  );
}

function emitRoute(node: Api, edge: Route, c: Scope): void {
  const own = fieldsOf(edge);
  const lambda = c.facet(edge.to, 'lambda');
  if (lambda === null) return;
  const { method: verb, path } = edge.params;
  const resource = resourceAt(c.name(node), textsOf(path));
  const parameters = node.params.validation ? parametersOf(path) : [];
  // The console's test button is no caller that is drawn.
  const integration = create(
    'apigateway.LambdaIntegration',
    lambda,
    object({ allowTestInvoke: false }),
  );
  const options = node.params.validation
    ? object([
        ['requestValidator', ref(c.name(node, 'Validator'))],
        [
          'requestParameters',
          parameters.length === 0
            ? undefined
            : object(parameters.map((one) => [`method.request.path.${one}`, true] as const)),
        ],
      ])
    : undefined;
  c.add(node, [
    run(method(resource, 'addMethod', verb, integration, options), { origin: own.origin }),
  ]);
}

/** A key counts only within a usage plan that names the stage. */
function emitKey(node: Api, c: Scope): void {
  const own = fieldsOf(node);
  const origin = own.from('apiKey');
  const api = c.name(node);
  const key = c.declare(
    node,
    c.name(node, 'ApiKey'),
    'apigateway.IApiKey',
    call(`${api}.addApiKey`, 'ApiKey'),
  );
  const plan = call(
    `${api}.addUsagePlan`,
    'UsagePlan',
    object([
      ['apiStages', [object([['stage', ref(`${api}.deploymentStage`)]])]],
      ['throttle', throttle(node)],
    ]),
  );
  c.add(node, [run(method(plan, 'addApiKey', key), { origin })]);
  c.output(
    node,
    'ApiKeyId',
    `Id of the API key of ${nameOf(node)}: aws apigateway get-api-key --include-value --api-key ID shows it.`,
    c.of(node, 'keyId', 'ApiKey'),
  );
  decideOnKey(node, '', c);
}
