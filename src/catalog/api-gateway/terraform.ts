import { terraformKind } from '../../exporters/terraform';
import { apiGateway, isRest } from './spec';
import { alarmsOf } from './terraform-alarms';
import { emitHttpApi } from './terraform-http';
import { emitRestApi } from './terraform-rest';
import { routesOf } from './terraform-routes';

export const terraform = terraformKind(apiGateway, {
  concern: 'serverless',
  main: ({ params }) => (isRest(params) ? 'aws_api_gateway_rest_api' : 'aws_apigatewayv2_api'),
  missing: (node, t) => {
    if (t.model.regionOf(node.id) === null) return 'the API lies in no region.';
    // CreateDeployment: "The REST API doesn't contain any methods".
    return isRest(node.params) && routesOf(node, t).length === 0
      ? 'a REST API without a function has no method, and AWS deploys none without.'
      : null;
  },
  emit: (node, t) => (isRest(node.params) ? emitRestApi(node, t) : emitHttpApi(node, t)),
  facets: { alarms: alarmsOf },
});
