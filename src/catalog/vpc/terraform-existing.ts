import { set } from '../../codegen/hcl';
import { plural } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { TierRole } from '../../spec/kind-spec';
import type { ModelNode, Network, Zone } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  nameOf,
  type Terraform,
  type VpcFacet,
} from '../../exporters/terraform';
import { exampleHex } from '../example-ids';
import type { vpc } from './spec';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

const idName = (node: Vpc, t: Terraform) => `${t.id(node)}_vpc_id`;

/** A VPC that is there is looked up by its id, and its subnets are listed: tags differ from one account to the next. */
export function emitExisting(node: Vpc, network: Network, t: Terraform): void {
  t.before(
    `vpc-${node.id}`,
    `A VPC that exists, for ${inMarkdown(nameOf(node))}: give its id as \`${idName(node, t)}\`, and per tier that is used the ids of its subnets, one in each of ` +
      `${zonesOf(network.zones)}. Its routes, NAT gateways, endpoints and flow logs stay as they are: the public subnets need a route to an internet ` +
      'gateway, the application subnets a way to what the servers call, and both DNS settings must be on.',
  );
  t.add(
    node,
    'network',
    t.data(node, 'aws_vpc', t.id(node), [
      set(
        'id',
        t.variable({
          name: idName(node, t),
          description: `Id of the VPC that exists, ${nameOf(node)}.`,
          type: 'string',
          example: 'vpc-0123456789abcdef0',
          validation: {
            condition: `can(regex("^vpc-[0-9a-f]+$", var.${idName(node, t)}))`,
            message: 'A VPC id looks like vpc-0123456789abcdef0.',
          },
          origin: { node: node.id, field: 'style' },
        }),
      ),
    ]),
  );
}

/** Asked for by what stands in the tier: an empty one needs no subnets. */
function subnetsOf(node: Vpc, role: TierRole, t: Terraform): string {
  const network = t.model.networkOf(node.id);
  const zones = network?.zones ?? [];
  const tier = network?.tiers.find((one) => one.role === role);
  const name = `${t.id(node)}_${role}_subnet_ids`;
  const count = zones.length;
  t.variable({
    name,
    description: `Ids of the ${role} subnets of ${nameOf(node)}, one in each of ${zonesOf(zones)}.`,
    type: 'list(string)',
    example: zones
      .map(({ index }) => `subnet-${role}-${index}`)
      .map((seed) => `subnet-${exampleHex(seed)}`),
    validation: {
      condition: `length(var.${name}) == ${count} && length(distinct(var.${name})) == ${count}`,
      message: `The design has ${plural(count, 'zone')}: give ${plural(count, 'different subnet')}.`,
    },
    origin: { node: tier?.node ?? node.id },
  });
  return name;
}

const zonesOf = (zones: readonly Zone[]): string => zones.map(({ name }) => name).join(', ');

export function existingFacet(node: Vpc, t: Terraform): VpcFacet {
  const own = fieldsOf(node);
  return {
    id: own.ref(`data.aws_vpc.${t.id(node)}.id`),
    cidr: own.ref(`data.aws_vpc.${t.id(node)}.cidr_block`),
    egress: [],
    subnets: (role) => own.ref(`var.${subnetsOf(node, role, t)}`),
    firstSubnet: (role) => own.ref(`var.${subnetsOf(node, role, t)}[0]`),
    // Which of the subnets given is in which zone is not asked for.
    zoneName: () => null,
  };
}
