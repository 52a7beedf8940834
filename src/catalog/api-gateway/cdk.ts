import { cdkKind, type Scope } from '../../exporters/cdk';
import { apiAlarms } from './alarms';
import { emitHttpApi } from './cdk-http';
import { emitRestApi } from './cdk-rest';
import { routesOf, WITHOUT_ROUTES, type Api } from './routes';
import { apiGateway, isRest } from './spec';

export const cdk = cdkKind(apiGateway, {
  stack: 'application',
  main: ({ params }) => (isRest(params) ? 'apigateway.RestApi' : 'apigatewayv2.HttpApi'),
  missing: (node, c) => {
    if (c.model.regionOf(node.id) === null) return 'the API lies in no region.';
    return isRest(node.params) && routesOf(node, c).length === 0 ? WITHOUT_ROUTES : null;
  },
  emit: (node, c) => (isRest(node.params) ? emitRestApi(node, c) : emitHttpApi(node, c)),
  objections: ({ params }) =>
    isRest(params)
      ? [
          !params.validation && 'APIG2',
          !params.waf && 'APIG3',
          params.authorization === 'NONE' && 'APIG4',
          params.executionLogs === 'OFF' && 'APIG6',
        ]
      : [params.authorization === 'NONE' && 'APIG4'],
  facets: { alarms: (node, c) => apiAlarms(node, dimensionsOf(node, c)) },
});

const dimensionsOf = (node: Api, c: Scope) =>
  isRest(node.params)
    ? ([
        ['ApiName', c.of(node, 'restApiName')],
        ['Stage', c.of(node, 'deploymentStage.stageName')],
      ] as const)
    : ([['ApiId', c.of(node, 'apiId')]] as const);
