import {
  call,
  comment,
  gap,
  object,
  ref,
  set,
  template,
  type Entry,
  type Expression,
  type TopLevel,
} from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { TierRole } from '../../spec/kind-spec';
import type { DefaultRoute, ModelNode, Network, Zone } from '../../spec/model';
import { fieldsOf, nameOf, type Terraform, type VpcFacet } from '../../exporters/terraform';
import type { vpc } from './spec';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

/** As the module calls them, so that who changes the style finds the subnets again. */
const WORDS = { public: 'public', app: 'private', data: 'database' } as const;

/** Where the subnets of a tier are sent, and over which tables. */
type Way =
  /** One table for all zones, with or without a way through the internet gateway. */
  | { readonly tables: 'one'; readonly gateway: boolean }
  /** A table per zone, through a NAT gateway or without a way out. */
  | { readonly tables: 'zone'; readonly nat: boolean };

interface Plan {
  readonly node: Vpc;
  readonly t: Terraform;
  readonly network: Network;
  readonly tiers: readonly {
    readonly role: TierRole;
    readonly tier: string;
    readonly cells: readonly { readonly zone: Zone; readonly cidr: string }[];
    readonly way: Way;
  }[];
  readonly natZones: readonly Zone[];
}

const inTier = (network: Network, role: TierRole) =>
  network.subnets.flatMap(({ tier, zone, cidr }) =>
    tier === role && cidr ? [{ zone, cidr: cidr.text }] : [],
  );

function planOf(node: Vpc, network: Network, t: Terraform): Plan {
  const publicZones = inTier(network, 'public').map(({ zone }) => zone.letter);
  const natZones = network.natZones.filter(({ letter }) => publicZones.includes(letter));
  const wayOf = (role: TierRole, route: DefaultRoute): Way => {
    // Zones without a public subnet hold no NAT gateway, whatever was asked for.
    const nat = natZones.length > 0 && route === 'nat';
    return role === 'app' || nat
      ? { tables: 'zone', nat }
      : { tables: 'one', gateway: route === 'internet-gateway' };
  };
  return {
    node,
    t,
    network,
    natZones,
    tiers: network.tiers.flatMap(({ role, node: tier, defaultRoute }) => {
      const cells = inTier(network, role);
      return cells.length > 0 ? [{ role, tier, cells, way: wayOf(role, defaultRoute) }] : [];
    }),
  };
}

const nameFor = ({ node, t }: Plan, role: TierRole): string => t.derived(node, WORDS[role]);
const tag = (plan: Plan, ...ending: readonly Expression[]) =>
  set('tags', object({ Name: template(plan.t.awsName(plan.node), ...ending) }));

export function emitNative(node: Vpc, network: Network, t: Terraform): void {
  const plan = planOf(node, network, t);
  const own = fieldsOf(node);
  const name = t.id(node);
  const vpcId = set('vpc_id', own.ref(`aws_vpc.${name}.id`));
  const hasGateway = plan.tiers.some(({ role }) => role === 'public');
  t.decide(
    'vpc-native',
    'The VPC is written as plain resources, whose subnets, tables and NAT gateways are keyed by zone: a zone that comes or goes ' +
      'touches nothing of the others.',
  );
  t.add(
    node,
    'network',
    t.resource(node, 'aws_vpc', name, [
      own.param('cidr_block', 'cidr'),
      own.param('enable_dns_support', 'dnsSupport'),
      own.param('enable_dns_hostnames', 'dnsHostnames'),
      gap,
      set('tags', object({ Name: t.awsName(node) })),
    ]),
    node.params.closedDefaultGroup && [
      comment('Without rules: nothing may use the default group by accident.'),
      t.resource(node, 'aws_default_security_group', name, [vpcId, gap, tag(plan, '-unused')]),
    ],
    hasGateway &&
      t.resource(node, 'aws_internet_gateway', name, [
        vpcId,
        gap,
        set('tags', object({ Name: t.awsName(node) })),
      ]),
    plan.tiers.map((tier) => [subnetBlocks(plan, tier), tableBlocks(plan, tier)]),
    natBlocks(plan),
  );
}

type TierPlan = Plan['tiers'][number];

function subnetBlocks(plan: Plan, { role, tier, cells }: TierPlan): TopLevel {
  const { node, t } = plan;
  const own = fieldsOf(node);
  const zones = zonesVariable(plan);
  return t.resource(node, 'aws_subnet', nameFor(plan, role), [
    set('for_each', object(cells.map(({ zone, cidr }): Entry => [zone.letter, cidr])), {
      origin: { node: tier, field: 'prefix' },
    }),
    gap,
    set('vpc_id', own.ref(`aws_vpc.${t.id(node)}.id`)),
    set('availability_zone', ref(`${zones}[each.key]`)),
    set('cidr_block', ref('each.value')),
    set('map_public_ip_on_launch', false),
    gap,
    set(
      'tags',
      object({
        Name: template(t.awsName(node), `-${WORDS[role]}-`, ref('each.key')),
        Tier: role,
      }),
    ),
  ]);
}

const zonesName = (node: Vpc, t: Terraform): string => `${t.id(node)}_availability_zones`;

/** Zone names are per account, so they are asked for; the letters, which everything is keyed by, are the design's. */
function zonesVariable({ node, network, t }: Plan): string {
  const name = zonesName(node, t);
  const letters = network.zones.map(({ letter }) => letter).toSorted();
  t.variable({
    name,
    description: `Availability Zones of ${nameOf(node)}, by the letter that its subnets are keyed with.`,
    type: 'map(string)',
    default: object(
      network.zones
        .toSorted((a, b) => a.index - b.index)
        .map((zone): Entry => [zone.letter, zone.name]),
    ),
    validation: {
      condition: `join(",", keys(var.${name})) == "${letters.join(',')}" && length(distinct(values(var.${name}))) == ${letters.length}`,
      message: `Give a different Availability Zone for each of ${letters.join(', ')}.`,
    },
    origin: { node: node.id, field: 'zones' },
  });
  return `var.${name}`;
}

function tableBlocks(plan: Plan, { role, way }: TierPlan): TopLevel {
  const { node, t } = plan;
  const own = fieldsOf(node);
  const name = nameFor(plan, role);
  const isPerZone = way.tables === 'zone';
  const keyed = isPerZone ? '[each.key]' : '';
  const defaultRoute = set('destination_cidr_block', '0.0.0.0/0');
  return [
    !isPerZone && !way.gateway && comment('Without a default route: no way out, and none in.'),
    t.resource(node, 'aws_route_table', name, [
      isPerZone && [set('for_each', own.ref(`aws_subnet.${name}`)), gap],
      set('vpc_id', own.ref(`aws_vpc.${t.id(node)}.id`)),
      gap,
      isPerZone ? tag(plan, `-${WORDS[role]}-`, ref('each.key')) : tag(plan, `-${WORDS[role]}`),
    ]),
    t.resource(node, 'aws_route_table_association', name, [
      set('for_each', own.ref(`aws_subnet.${name}`)),
      gap,
      set('subnet_id', ref('each.value.id')),
      set('route_table_id', own.ref(`aws_route_table.${name}${keyed}.id`)),
    ]),
    !isPerZone &&
      way.gateway &&
      t.resource(node, 'aws_route', `${name}_internet`, [
        set('route_table_id', own.ref(`aws_route_table.${name}.id`)),
        defaultRoute,
        set('gateway_id', own.ref(`aws_internet_gateway.${t.id(node)}.id`)),
      ]),
    isPerZone &&
      way.nat &&
      t.resource(node, 'aws_route', `${name}_nat`, [
        set('for_each', own.ref(`aws_route_table.${name}`)),
        gap,
        set('route_table_id', ref('each.value.id')),
        defaultRoute,
        set('nat_gateway_id', own.ref(`${natOf(plan)}.id`)),
      ]),
  ];
}

/** The gateway of the table's own zone, or the only one there is. */
function natOf({ node, natZones, t }: Plan): string {
  const [only, ...others] = natZones;
  const key = only && others.length === 0 ? `"${only.letter}"` : 'each.key';
  return `aws_nat_gateway.${t.id(node)}[${key}]`;
}

function natBlocks(plan: Plan): TopLevel {
  const { node, natZones, t } = plan;
  if (natZones.length === 0) return null;
  const own = fieldsOf(node);
  const name = t.id(node);
  const address = t.derived(node, 'nat');
  const isSingle = node.params.nat === 'single';
  const gateway = own.ref(`aws_internet_gateway.${name}`);
  t.decide(
    isSingle ? 'nat-single' : 'nat-per-zone',
    isSingle
      ? 'One NAT gateway serves all zones: cheaper, but the loss of its zone cuts the egress of all servers.'
      : 'Every zone has a NAT gateway of its own, so that the loss of a zone takes only its own egress.',
  );
  return [
    t.resource(node, 'aws_eip', address, [
      own.field(
        'for_each',
        'nat',
        call(
          'toset',
          natZones.map(({ letter }) => letter),
        ),
      ),
      gap,
      set('domain', 'vpc'),
      gap,
      tag(plan, '-nat-', ref('each.key')),
      set('depends_on', [gateway]),
    ]),
    t.resource(node, 'aws_nat_gateway', name, [
      set('for_each', own.ref(`aws_eip.${address}`)),
      gap,
      set('allocation_id', ref('each.value.allocation_id')),
      set('subnet_id', own.ref(`aws_subnet.${nameFor(plan, 'public')}[each.key].id`)),
      gap,
      tag(plan, '-', ref('each.key')),
      set('depends_on', [gateway]),
    ]),
  ];
}

export function nativeFacet(node: Vpc, network: Network | null, t: Terraform): VpcFacet {
  const own = fieldsOf(node);
  const plan = network && planOf(node, network, t);
  const nameOfRole = (role: TierRole) => t.derived(node, WORDS[role]);
  const app = plan?.tiers.find(({ role }) => role === 'app');
  return {
    id: own.ref(`aws_vpc.${t.id(node)}.id`),
    cidr: own.ref(`aws_vpc.${t.id(node)}.cidr_block`),
    egress:
      app?.way.tables === 'zone' && app.way.nat
        ? [
            own.ref(`aws_route.${nameOfRole('app')}_nat`),
            own.ref(`aws_route_table_association.${nameOfRole('app')}`),
          ]
        : [],
    subnets: (role) => own.ref(`values(aws_subnet.${nameOfRole(role)})[*].id`),
    firstSubnet: (role) => own.ref(`values(aws_subnet.${nameOfRole(role)})[0].id`),
    zoneName: (letter) =>
      network?.zones.some((zone) => zone.letter === letter)
        ? own.ref(`var.${zonesName(node, t)}["${letter}"]`)
        : null,
  };
}

/** The tables to which gateway endpoints add their routes, as one list. */
export function nativeTables(node: Vpc, network: Network, t: Terraform): readonly string[] {
  return planOf(node, network, t).tiers.flatMap(({ role, way }) => {
    if (role === 'public') return [];
    const name = t.derived(node, WORDS[role]);
    return way.tables === 'zone'
      ? [`values(aws_route_table.${name})[*].id`]
      : [`[aws_route_table.${name}.id]`];
  });
}

export const nativeNatId = (node: Vpc, zone: Zone, t: Terraform) =>
  fieldsOf(node).ref(`aws_nat_gateway.${t.id(node)}["${zone.letter}"].id`);
