import { call, object, ref, type Expression, type ObjectEntry } from '../../codegen/typescript';
import { fieldsOf, inMarkdown, nameOf, type Scope } from '../../exporters/cdk';
import { plural } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { TierRole } from '../../spec/kind-spec';
import type { ModelNode, Network } from '../../spec/model';
import { exampleHex } from '../example-ids';
import { zonesSetting } from './cdk-network';
import type { vpc } from './spec';
import { visible } from '../../kit/visible';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

/** The properties of `fromVpcAttributes` that hold a tier's subnets and name their group. */
const SUBNETS: Record<TierRole, readonly [ids: string, names: string]> = {
  public: ['publicSubnetIds', 'publicSubnetNames'],
  app: ['privateSubnetIds', 'privateSubnetNames'],
  data: ['isolatedSubnetIds', 'isolatedSubnetNames'],
};

/** What a VPC that exists asks for. It makes nothing, and a stack of its own would have no resources, which CloudFormation refuses. */
export function emitExisting(node: Vpc, network: Network, c: Scope): void {
  c.before(
    `vpc-${node.id}`,
    `A VPC that exists, for ${inMarkdown(nameOf(node))}: give its id as \`${idName(node, c)}\` in \`lib/config.ts\`, and per tier that is used the ids of its subnets, one in each of ` +
      `${network.zones.map(({ name }) => name).join(', ')}. Its routes, NAT gateways, endpoints and flow logs stay as they are: the public subnets need a route to an internet ` +
      'gateway, the application subnets a way to what the servers call, and both DNS settings must be on.',
  );
  // The settings stand in the part of the export that holds the node, whoever uses them.
  attributes(node, network, c);
}

/** The `IVpc` in a stack, given by its id and its subnets: a look-up would ask AWS, and tags differ between accounts. */
export const existingVpc = (node: Vpc, network: Network, c: Scope): Expression =>
  c.shareOf(node, undefined, 'ec2.IVpc', () =>
    call('ec2.Vpc.fromVpcAttributes', ref('this'), c.id(node), attributes(node, network, c)),
  );

const idName = (node: Vpc, c: Scope): string => `${c.name(node)}VpcId`;

function attributes(node: Vpc, network: Network, c: Scope): Expression {
  const own = fieldsOf(node);
  const setting = (name: string, description: string, value: string | readonly string[]) =>
    c.setting({ name, description, value, isExample: true, origin: own.from('style') });
  // An empty tier needs no subnets.
  const tiers = network.tiers.filter((tier) => c.model.children(tier.node).length > 0);
  return object([
    [
      'vpcId',
      setting(
        idName(node, c),
        `Id of the VPC that exists, ${nameOf(node)}.`,
        'vpc-0123456789abcdef0',
      ),
    ],
    [
      'availabilityZones',
      c.setting({
        name: zonesSetting(node, c),
        description: `Availability Zones of ${nameOf(node)} in ${visible(c.cdk.regionOf(node))}, in the order of its subnets.`,
        value: network.zones.map(({ name }) => name),
        isExample: false,
        origin: own.from('zones'),
      }),
    ],
    ...tiers.flatMap(({ role }): readonly ObjectEntry[] => [
      [
        SUBNETS[role][0],
        setting(
          `${c.name(node)}${role.slice(0, 1).toUpperCase()}${role.slice(1)}SubnetIds`,
          `Ids of ${plural(network.zones.length, `${role} subnet`)} of ${nameOf(node)}, one in each of its zones.`,
          network.zones.map(({ index }) => `subnet-${exampleHex(`subnet-${role}-${index}`)}`),
        ),
      ],
      [SUBNETS[role][1], [role]],
    ]),
  ]);
}
