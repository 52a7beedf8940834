import {
  call,
  gap,
  nested,
  object,
  ref,
  set,
  template,
  type Expression,
  type TopLevel,
} from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode, Network } from '../../spec/model';
import { fieldsOf, type Terraform, type VpcFacet } from '../../exporters/terraform';
import { nativeTables } from './terraform-native';
import type { vpc } from './spec';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

/** Private paths to AWS APIs, beside the module: it would need a second one for them. */
export function emitEndpoints(node: Vpc, network: Network, facet: VpcFacet, t: Terraform): void {
  const has = (tier: 'app' | 'data') =>
    network.subnets.some((subnet) => subnet.tier === tier && subnet.cidr !== null);
  const { gatewayEndpoints, interfaceEndpoints } = node.params;
  if (gatewayEndpoints.length > 0 && (has('app') || has('data'))) {
    t.add(
      node,
      'network',
      gatewayBlock(node, tables(node, network, has('app'), has('data'), t), facet, t),
    );
  }
  if (interfaceEndpoints.length > 0 && has('app')) {
    t.add(node, 'network', interfaceBlock(node, facet, t));
    t.add(node, 'security', ...endpointGroup(node, facet, t));
  }
}

const tags = (node: Vpc, t: Terraform) =>
  set('tags', object({ Name: template(t.awsName(node), '-', ref('each.key')) }));
const service = (node: Vpc, t: Terraform) =>
  template('com.amazonaws.', t.region(node), '.', ref('each.key'));

function tables(
  node: Vpc,
  network: Network,
  hasApp: boolean,
  hasData: boolean,
  t: Terraform,
): readonly Expression[] {
  if (node.params.style === 'native')
    return nativeTables(node, network, t).map((text) => ref(text));
  const module = `module.${t.id(node)}`;
  return [
    ...(hasApp ? [ref(`${module}.private_route_table_ids`)] : []),
    ...(hasData ? [ref(`${module}.database_route_table_ids`)] : []),
  ];
}

function gatewayBlock(
  node: Vpc,
  routeTables: readonly Expression[],
  facet: VpcFacet,
  t: Terraform,
): TopLevel {
  const own = fieldsOf(node);
  const [first] = routeTables;
  return t.resource(node, 'aws_vpc_endpoint', t.derived(node, 'gateway'), [
    own.field('for_each', 'gatewayEndpoints', call('toset', node.params.gatewayEndpoints)),
    gap,
    set('vpc_id', facet.id),
    set('service_name', service(node, t)),
    set('vpc_endpoint_type', 'Gateway'),
    set(
      'route_table_ids',
      routeTables.length === 1 && first !== undefined ? first : call('concat', ...routeTables),
    ),
    gap,
    tags(node, t),
  ]);
}

function interfaceBlock(node: Vpc, facet: VpcFacet, t: Terraform): TopLevel {
  const own = fieldsOf(node);
  const { dnsSupport, dnsHostnames, interfaceEndpoints } = node.params;
  return t.resource(node, 'aws_vpc_endpoint', t.derived(node, 'interface'), [
    own.field('for_each', 'interfaceEndpoints', call('toset', interfaceEndpoints)),
    gap,
    set('vpc_id', facet.id),
    set('service_name', service(node, t)),
    set('vpc_endpoint_type', 'Interface'),
    set('subnet_ids', facet.subnets('app')),
    set('security_group_ids', [ref(`aws_security_group.${t.derived(node, 'endpoints')}.id`)]),
    // AWS refuses private names in a VPC without both DNS settings.
    own.field('private_dns_enabled', 'dnsHostnames', dnsSupport && dnsHostnames),
    gap,
    tags(node, t),
  ]);
}

function endpointGroup(node: Vpc, facet: VpcFacet, t: Terraform): readonly TopLevel[] {
  const name = t.derived(node, 'endpoints');
  return [
    t.resource(node, 'aws_security_group', name, [
      set('name_prefix', t.awsName(node, '-endpoints-')),
      set('description', `Interface endpoints of the VPC ${node.slug}`),
      set('vpc_id', facet.id),
      set('tags', object({ Name: t.awsName(node, '-endpoints') })),
      nested('lifecycle', [set('create_before_destroy', true)]),
    ]),
    t.resource(node, 'aws_vpc_security_group_ingress_rule', `${name}_from_vpc_443`, [
      set('security_group_id', ref(`aws_security_group.${name}.id`)),
      set('description', 'HTTPS from the VPC'),
      set('cidr_ipv4', facet.cidr),
      set('ip_protocol', 'tcp'),
      set('from_port', 443),
      set('to_port', 443),
    ]),
  ];
}
