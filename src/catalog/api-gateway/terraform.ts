import { fieldsOf, terraformKind, type Terraform } from '../../exporters/terraform';
import { apiAlarms } from './alarms';
import { routesOf, WITHOUT_ROUTES, type Api } from './routes';
import { apiGateway, isRest } from './spec';
import { emitHttpApi } from './terraform-http';
import { emitRestApi } from './terraform-rest';

export const terraform = terraformKind(apiGateway, {
  concern: 'serverless',
  main: ({ params }) => (isRest(params) ? 'aws_api_gateway_rest_api' : 'aws_apigatewayv2_api'),
  missing: (node, t) => {
    if (t.model.regionOf(node.id) === null) return 'the API lies in no region.';
    return isRest(node.params) && routesOf(node, t).length === 0 ? WITHOUT_ROUTES : null;
  },
  emit: (node, t) => (isRest(node.params) ? emitRestApi(node, t) : emitHttpApi(node, t)),
  facets: { alarms: (node, t) => apiAlarms(node, dimensionsOf(node, t)) },
});

function dimensionsOf(node: Api, t: Terraform) {
  const { ref } = fieldsOf(node);
  const name = t.id(node);
  return isRest(node.params)
    ? ([
        ['ApiName', ref(`aws_api_gateway_rest_api.${name}.name`)],
        ['Stage', ref(`aws_api_gateway_stage.${name}.stage_name`)],
      ] as const)
    : ([['ApiId', ref(`aws_apigatewayv2_api.${name}.id`)]] as const);
}
