import { nested, set } from '../../codegen/hcl';
import { fieldsOf, nameOf, type Terraform } from '../../exporters/terraform';
import { decideOnKey } from './decisions';
import type { Api } from './routes';

/** A key counts only within a usage plan that names the stage. */
export function emitKey(node: Api, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const origin = own.from('apiKey');
  const key = own.ref(`aws_api_gateway_api_key.${name}.id`);
  t.add(
    node,
    'serverless',
    t.resource(node, 'aws_api_gateway_api_key', name, [set('name', t.awsName(node), { origin })]),
    t.resource(node, 'aws_api_gateway_usage_plan', name, [
      set('name', t.awsName(node), { origin }),
      nested('api_stages', [
        set('api_id', own.ref(`aws_api_gateway_rest_api.${name}.id`)),
        set('stage', own.ref(`aws_api_gateway_stage.${name}.stage_name`)),
      ]),
      nested('throttle_settings', [
        own.param('rate_limit', 'throttleRate'),
        own.param('burst_limit', 'throttleBurst'),
      ]),
    ]),
    t.resource(node, 'aws_api_gateway_usage_plan_key', name, [
      set('key_id', key),
      set('key_type', 'API_KEY'),
      set('usage_plan_id', own.ref(`aws_api_gateway_usage_plan.${name}.id`)),
    ]),
  );
  t.output(
    node,
    `${name}_api_key_id`,
    `Id of the API key of ${nameOf(node)}: aws apigateway get-api-key --include-value --api-key ID shows it.`,
    key,
  );
  decideOnKey(node, ", and it lies in Terraform's state", t);
}
