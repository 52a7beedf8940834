import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Alarm, type Terraform } from '../../exporters/terraform';
import type { apiGateway } from './spec';

type Api = ModelNode<ParamsOf<typeof apiGateway.fields>>;

const dimensionsOf = (node: Api, t: Terraform) =>
  [['ApiId', fieldsOf(node).ref(`aws_apigatewayv2_api.${t.id(node)}.id`)]] as const;

export const alarmsOf = (node: Api, t: Terraform): readonly Alarm[] => [
  {
    key: '5xx',
    says: 'More than one answer in a hundred is an error of the API or of its functions.',
    namespace: 'AWS/ApiGateway',
    metric: '5xx',
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
