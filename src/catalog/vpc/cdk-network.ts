import {
  call,
  create,
  object,
  ref,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { acknowledgeRule, fieldsOf, nameOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode, Network } from '../../spec/model';
import type { vpc } from './spec';
import { visible } from '../../kit/visible';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

const HELPER = {
  module: 'planned-addresses',
  exports: ['PlannedAddresses'],
  text: `import type * as ec2 from "aws-cdk-lib/aws-ec2";

/** The ranges that were planned. Those that a Vpc works out by itself move when a zone or a tier is added. */
export class PlannedAddresses implements ec2.IIpAddresses {
  /** \`ranges\`: per subnet group one for each zone, in the order of the zones. */
  constructor(
    private readonly vpcRange: string,
    private readonly ranges: Readonly<Record<string, readonly string[]>>,
  ) {}

  allocateVpcCidr(): ec2.VpcIpamOptions {
    return { cidrBlock: this.vpcRange };
  }

  allocateSubnetsCidr({
    requestedSubnets,
  }: ec2.AllocateCidrRequest): ec2.SubnetIpamOptions {
    const taken = new Map<string, number>();
    return {
      allocatedSubnets: requestedSubnets.map(({ configuration: { name } }) => {
        const index = taken.get(name) ?? 0;
        taken.set(name, index + 1);
        const cidr = this.ranges[name]?.[index];
        if (cidr === undefined) {
          throw new Error(\`No range is planned for subnet \${index} of \${name}\`);
        }
        return { cidr };
      }),
    };
  }
}
`,
};

const TYPES = {
  'internet-gateway': 'PUBLIC',
  nat: 'PRIVATE_WITH_EGRESS',
  none: 'PRIVATE_ISOLATED',
  unknown: 'PRIVATE_ISOLATED',
} as const;

export const zonesSetting = (node: Vpc, c: Scope): string => `${c.name(node)}AvailabilityZones`;

/** The construct that knows the NAT gateways once the VPC is made. */
export const natName = (node: Vpc, c: Scope): string => c.name(node, 'Nat');

export function emitNetwork(node: Vpc, network: Network, c: Scope): void {
  const own = fieldsOf(node);
  const zones = zonesSetting(node, c);
  const tiers = network.tiers.flatMap(({ role, node: tier, defaultRoute }) => {
    const ranges = network.subnets.flatMap((subnet) =>
      subnet.tier === role && subnet.cidr ? [subnet.cidr.text] : [],
    );
    return ranges.length === 0 ? [] : [{ role, tier, defaultRoute, ranges }];
  });
  c.helper(HELPER);
  c.useZones(zones);
  const names = c.setting({
    name: zones,
    description: `Availability Zones of ${nameOf(node)} in ${visible(c.cdk.regionOf(node))}, in the order of its subnets.`,
    value: network.zones.map((zone) => zone.name),
    isExample: false,
    origin: own.from('zones'),
  });
  c.decide(
    'vpc-zones',
    'A `Vpc` numbers its subnets in the order of the zones: take zones away from the end only, because one that is removed from the ' +
      'middle renumbers the subnets after it, and CloudFormation would replace them.',
  );
  promise(node, c);
  const gateways = natEntries(node, network, c);
  c.declare(
    node,
    c.name(node),
    'ec2.Vpc',
    create(
      'ec2.Vpc',
      ref('this'),
      c.id(node),
      object([
        ['vpcName', c.awsName(node)],
        own.field(
          'ipAddresses',
          'cidr',
          create(
            'PlannedAddresses',
            node.params.cidr,
            object(
              tiers.map(({ role, tier, ranges }): ObjectEntry => [
                role,
                ranges,
                { origin: { node: tier, field: 'prefix' } },
              ]),
            ),
          ),
        ),
        own.field('availabilityZones', 'zones', names),
        own.param('enableDnsSupport', 'dnsSupport'),
        own.param('enableDnsHostnames', 'dnsHostnames'),
        ...gateways,
        [
          'restrictDefaultSecurityGroup',
          node.params.closedDefaultGroup,
          {
            origin: own.from('closedDefaultGroup'),
            ...(node.params.closedDefaultGroup && {
              note: 'Without rules: nothing may use the default group by accident.',
            }),
          },
        ],
        [
          'subnetConfiguration',
          tiers.map(({ role, defaultRoute }) =>
            object([
              ['name', role],
              ['subnetType', ref(`ec2.SubnetType.${TYPES[defaultRoute]}`)],
              ['mapPublicIpOnLaunch', defaultRoute === 'internet-gateway' ? false : undefined],
            ]),
          ),
        ],
      ]),
    ),
    {
      after: [
        acknowledgeRule(
          c,
          ref(c.name(node)),
          'CloudFormation-Validate::W3010',
          'The zones are named in lib/config.ts: what stands in them is planned zone by zone, and a look-up would ask AWS.',
        ),
      ],
    },
  );
}

const promise = (node: Vpc, c: Scope): void =>
  c.check(
    node,
    'has the range that is planned for it',
    'AWS::EC2::VPC',
    object({ CidrBlock: node.params.cidr, EnableDnsSupport: node.params.dnsSupport }),
  );

function natEntries(node: Vpc, network: Network, c: Scope): readonly ObjectEntry[] {
  const own = fieldsOf(node);
  const count = network.natZones.length;
  if (count === 0) return [own.field('natGateways', 'nat', 0)];
  const isSingle = node.params.nat === 'single';
  c.decide(
    isSingle ? 'nat-single' : 'nat-per-zone',
    isSingle
      ? 'One NAT gateway serves all zones: cheaper, but the loss of its zone cuts the egress of all servers.'
      : 'Every zone has a NAT gateway of its own, so that the loss of a zone takes only its own egress.',
  );
  const provider = c.declare(
    node,
    natName(node, c),
    'ec2.NatProvider',
    call('ec2.NatProvider.gateway'),
  );
  return [
    own.field('natGateways', 'nat', count),
    ['natGatewayProvider', provider],
    ['natGatewaySubnets', object([['subnetGroupName', 'public']])],
  ];
}

/** A `SubnetSelection` of a tier. */
export const subnetsOf = (role: string): Expression => object([['subnetGroupName', role]]);
