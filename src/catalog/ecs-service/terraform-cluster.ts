import { gap, nested, set, template, type Expression } from '../../codegen/hcl';
import type { NodeId } from '../../design/records';
import type { ModelNode } from '../../spec/model';
import type { Terraform } from '../../exporters/terraform';
import { isOnEc2 } from './servers';
import { ecsService } from './spec';

interface Cluster {
  readonly arn: Expression;
  readonly name: Expression;
  readonly namespace: Expression;
  /** The providers must be there before a service names one. */
  readonly providers: Expression;
}

/** One cluster per VPC, made when the first service asks: it costs nothing by itself. */
export function clusterOf(node: ModelNode, t: Terraform): Cluster | null {
  const network = t.model.networkOf(node.id);
  if (!network) return null;
  const vpc = t.model.get(network.vpc);
  const name = t.id(vpc);
  const ref = (text: string) => t.refTo(vpc, text);
  t.share(`ecs-cluster ${name}`, 'ecs', network.region, () => [
    t.resource(vpc, 'aws_service_discovery_http_namespace', name, [
      set('name', template(t.awsName(vpc), '.internal')),
      set('description', 'Names under which the services call each other'),
    ]),
    t.resource(vpc, 'aws_ecs_cluster', name, [
      set('name', t.awsName(vpc)),
      nested('setting', [set('name', 'containerInsights'), set('value', 'enhanced')]),
      nested('service_connect_defaults', [
        set('namespace', ref(`aws_service_discovery_http_namespace.${name}.arn`)),
      ]),
    ]),
    t.resource(vpc, 'aws_ecs_cluster_capacity_providers', name, [
      set('cluster_name', ref(`aws_ecs_cluster.${name}.name`)),
      set('capacity_providers', ['FARGATE', 'FARGATE_SPOT', ...ownProviders(network.vpc, t)]),
      gap,
      nested('default_capacity_provider_strategy', [
        set('capacity_provider', 'FARGATE'),
        set('weight', 1),
      ]),
    ]),
  ]);
  return {
    arn: ref(`aws_ecs_cluster.${name}.arn`),
    name: ref(`aws_ecs_cluster.${name}.name`),
    namespace: ref(`aws_service_discovery_http_namespace.${name}.arn`),
    providers: ref(`aws_ecs_cluster_capacity_providers.${name}`),
  };
}

/** A cluster has one list of providers: a second resource for another service would take away what the first has set. */
const ownProviders = (vpc: NodeId, t: Terraform): readonly Expression[] =>
  t.model
    .ofKind(ecsService)
    .filter(
      (service) =>
        isOnEc2(service.params) &&
        t.model.networkOf(service.id)?.vpc === vpc &&
        t.missing(service) === null,
    )
    .map((service) => t.refTo(service, `aws_ecs_capacity_provider.${t.id(service.id)}.name`));
