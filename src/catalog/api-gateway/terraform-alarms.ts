import type { Entry } from '../../codegen/hcl';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import { isRest } from './spec';
import type { Api } from './terraform-routes';

/** Both kinds of API report in one namespace, under other names. */
function dimensionsOf(node: Api, t: Terraform): readonly Entry[] {
  const { ref } = fieldsOf(node);
  const name = t.id(node);
  return isRest(node.params)
    ? [
        ['ApiName', ref(`aws_api_gateway_rest_api.${name}.name`)],
        ['Stage', ref(`aws_api_gateway_stage.${name}.stage_name`)],
      ]
    : [['ApiId', ref(`aws_apigatewayv2_api.${name}.id`)]];
}

export const alarmsOf = (node: Api, t: Terraform): readonly Alarm[] => [
  {
    key: '5xx',
    says: 'More than one answer in a hundred is an error of the API or of its functions.',
    namespace: 'AWS/ApiGateway',
    metric: isRest(node.params) ? '5XXError' : '5xx',
    dimensions: dimensionsOf(node, t),
    // The average of a count that is 0 or 1 for each request: the share of errors.
    statistic: 'Average',
    comparison: '>',
    threshold: 0.01,
    missing: 'notBreaching',
    isOutage: true,
  },
  {
    key: 'latency',
    says: 'One in twenty answers takes over three seconds.',
    namespace: 'AWS/ApiGateway',
    metric: 'Latency',
    dimensions: dimensionsOf(node, t),
    statistic: 'p95',
    comparison: '>',
    threshold: 3000,
    missing: 'notBreaching',
  },
];
