import { block, comment, gap, object, set } from '../../codegen/hcl';
import type { ModelNode, Network, Subnet } from '../../spec/model';
import type { ParamsOf } from '../../spec/fields';
import type { TierRole } from '../../spec/kind-spec';
import {
  acceptedSkips,
  fieldsOf,
  keyArn,
  nameOf,
  type Terraform,
  type VpcFacet,
} from '../../exporters/terraform';
import type { vpc } from './spec';
import { visible } from '../../kit/visible';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

/** The module's own words for the tiers. */
const SUBNETS: Record<TierRole, string> = {
  public: 'public_subnets',
  app: 'private_subnets',
  data: 'database_subnets',
};
const TAGS: Record<TierRole, string> = {
  public: 'public_subnet_tags',
  app: 'private_subnet_tags',
  data: 'database_subnet_tags',
};

export function moduleFacet(node: Vpc, network: Network | null, t: Terraform): VpcFacet {
  const module = `module.${t.id(node)}`;
  const own = fieldsOf(node);
  return {
    id: own.ref(`${module}.vpc_id`),
    cidr: own.ref(`${module}.vpc_cidr_block`),
    egress: network && network.natZones.length > 0 ? [own.ref(module)] : [],
    subnets: (role) => own.ref(`${module}.${SUBNETS[role]}`),
    firstSubnet: (role) => own.ref(`${module}.${SUBNETS[role]}[0]`),
    zoneName: (letter) => {
      const index = network?.zones.findIndex((zone) => zone.letter === letter) ?? -1;
      return index < 0 ? null : own.ref(`var.${zonesName(node, t)}[${index}]`);
    },
  };
}

/** What the module makes, as far as the rules of a VPC are about it. */
const CHECKED = ['aws_vpc'];

const hasCidr = (subnet: Subnet) => subnet.cidr !== null;

export function emitModule(node: Vpc, network: Network, t: Terraform): void {
  const { params } = node;
  const own = fieldsOf(node);
  const region = t.regionOf(node);
  const provider = t.provider(region);
  const tiers = network.tiers.filter(({ role }) =>
    network.subnets.some((subnet) => subnet.tier === role && hasCidr(subnet)),
  );
  t.decide(
    'vpc-module',
    'The VPC comes from `terraform-aws-modules/vpc/aws`. It counts over lists: take zones away from the end only, because a zone ' +
      'removed from the middle renumbers the subnets after it, and Terraform would replace them.',
  );
  t.add(
    node,
    'network',
    block(
      'module',
      [t.id(node)],
      [
        acceptedSkips(t.plan.accepted.get(node.id), CHECKED),
        set('source', 'terraform-aws-modules/vpc/aws'),
        set('version', '~> 6.6'),
        provider !== null && [gap, set('providers', object({ aws: provider }))],
        gap,
        set('name', t.awsName(node)),
        own.param('cidr', 'cidr'),
        set('azs', zonesVariable(node, network, t), { origin: own.from('zones') }),
        gap,
        tiers.map(({ role, node: tier }) =>
          set(SUBNETS[role], cidrsOf(network, role), { origin: { node: tier, field: 'prefix' } }),
        ),
        gap,
        tiers.map(({ role, node: tier }) =>
          set(TAGS[role], object({ Tier: role }), { origin: { node: tier } }),
        ),
        gap,
        natInputs(node, network, t),
        dataTierInputs(network),
        gap,
        own.param('enable_dns_support', 'dnsSupport'),
        own.param('enable_dns_hostnames', 'dnsHostnames'),
        set('map_public_ip_on_launch', false),
        own.field(
          'manage_default_security_group',
          'closedDefaultGroup',
          params.closedDefaultGroup,
          params.closedDefaultGroup
            ? 'Without rules: nothing may use the default group by accident.'
            : undefined,
        ),
        params.flowLogs === 'cloudwatch' && flowLogInputs(node, t),
      ],
      own.origin,
    ),
  );
}

const cidrsOf = (network: Network, role: TierRole) =>
  network.subnets.flatMap(({ tier, cidr }) => (tier === role && cidr ? [cidr.text] : []));

const zonesName = (node: Vpc, t: Terraform): string => `${t.id(node)}_availability_zones`;

/** Zone names are per account, so they are asked for; their number is the design's. */
function zonesVariable(node: Vpc, network: Network, t: Terraform) {
  const name = zonesName(node, t);
  const count = network.zones.length;
  return t.variable({
    name,
    description: `Availability Zones of ${nameOf(node)} in ${visible(t.regionOf(node))}, in the order of its subnets.`,
    type: 'list(string)',
    default: network.zones.map((zone) => zone.name),
    validation: {
      condition: `length(var.${name}) == ${count} && length(distinct(var.${name})) == ${count}`,
      message: `The subnets are planned for ${count} different Availability Zone${count === 1 ? '' : 's'}.`,
    },
    origin: { node: node.id, field: 'zones' },
  });
}

function natInputs(node: Vpc, network: Network, t: Terraform) {
  const own = fieldsOf(node);
  const count = network.natZones.length;
  const isSingle = count > 0 && node.params.nat === 'single';
  if (count > 0) {
    t.decide(
      isSingle ? 'nat-single' : 'nat-per-zone',
      isSingle
        ? 'One NAT gateway serves all zones: cheaper, but the loss of its zone cuts the egress of all servers.'
        : 'Every zone has a NAT gateway of its own, so that the loss of a zone takes only its own egress.',
    );
  }
  return [
    own.field('enable_nat_gateway', 'nat', count > 0),
    own.field('single_nat_gateway', 'nat', isSingle),
    own.field('one_nat_gateway_per_az', 'nat', count > 0 && !isSingle),
  ];
}

/** Its own route tables are what isolates the data tier: without them it would share the application tier's way out. */
function dataTierInputs(network: Network) {
  const tier = network.tiers.find(({ role }) => role === 'data');
  if (!tier) return [];
  const { defaultRoute } = tier;
  const origin = { node: tier.node, field: 'internetRoute' };
  return [
    gap,
    defaultRoute === 'none' &&
      comment('A table of its own without a default route: no way out, and none in.'),
    set('create_database_subnet_route_table', true, { origin }),
    defaultRoute === 'nat' && set('create_database_nat_gateway_route', true, { origin }),
    defaultRoute === 'internet-gateway' &&
      set('create_database_internet_gateway_route', true, { origin }),
    set('create_database_subnet_group', false, { origin: { node: tier.node } }),
  ];
}

function flowLogInputs(node: Vpc, t: Terraform) {
  const own = fieldsOf(node);
  return [
    gap,
    own.field('enable_flow_log', 'flowLogs', true),
    own.field('create_flow_log_cloudwatch_log_group', 'flowLogs', true),
    own.field('create_flow_log_cloudwatch_iam_role', 'flowLogs', true),
    own.field('flow_log_max_aggregation_interval', 'flowLogs', 60),
    own.param('flow_log_cloudwatch_log_group_retention_in_days', 'logRetentionDays'),
    own.field('flow_log_cloudwatch_log_group_kms_key_id', 'flowLogs', keyArn(t, 'logs', node)),
    own.field('flow_log_cloudwatch_iam_role_conditions', 'flowLogs', [
      object({
        test: 'StringEquals',
        variable: 'aws:SourceAccount',
        values: [t.accountId],
      }),
    ]),
  ];
}
