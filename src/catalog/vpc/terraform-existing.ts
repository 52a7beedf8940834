import { set } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { TierRole } from '../../spec/kind-spec';
import type { ModelNode, Network } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  nameOf,
  type Terraform,
  type VpcFacet,
} from '../../exporters/terraform';
import type { vpc } from './spec';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

const idName = (node: Vpc, t: Terraform) => `${t.id(node)}_vpc_id`;
const subnetsName = (node: Vpc, role: TierRole, t: Terraform) => `${t.id(node)}_${role}_subnet_ids`;

/** A VPC that is there is looked up by its id, and its subnets are listed: tags differ from one account to the next. */
export function emitExisting(node: Vpc, network: Network, t: Terraform): void {
  const zones = network.zones.map(({ name }) => name).join(', ');
  t.before(
    `vpc-${node.id}`,
    `A VPC that exists, for ${inMarkdown(nameOf(node))}: give its id as \`${idName(node, t)}\`, and per tier the ids of its subnets, one in each of ` +
      `${zones}. Its routes, NAT gateways, endpoints and flow logs stay as they are: the public subnets need a route to an internet ` +
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
          description: `Id of the existing VPC ${nameOf(node)}.`,
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
  for (const { role, node: tier } of network.tiers) {
    const name = subnetsName(node, role, t);
    const count = network.zones.length;
    t.variable({
      name,
      description: `Ids of the ${role} subnets of ${nameOf(node)}, one in each of ${zones}.`,
      type: 'list(string)',
      example: network.zones.map(({ index }) => `subnet-${role}-${index}`).map(exampleId),
      validation: {
        condition: `length(var.${name}) == ${count} && length(distinct(var.${name})) == ${count}`,
        message: `The design has ${count} zone${count === 1 ? '' : 's'}: give ${count} different subnet${count === 1 ? '' : 's'}.`,
      },
      origin: { node: tier },
    });
  }
}

/** An id in the form of AWS's, another one for each subnet. */
const exampleId = (seed: string): string =>
  `subnet-${[...seed]
    .map((char) => char.charCodeAt(0).toString(16))
    .join('')
    .slice(-17)
    .padStart(17, '0')}`;

export function existingFacet(node: Vpc, t: Terraform): VpcFacet {
  const own = fieldsOf(node);
  return {
    id: own.ref(`data.aws_vpc.${t.id(node)}.id`),
    cidr: own.ref(`data.aws_vpc.${t.id(node)}.cidr_block`),
    egress: [],
    subnets: (role) => own.ref(`var.${subnetsName(node, role, t)}`),
    firstSubnet: (role) => own.ref(`var.${subnetsName(node, role, t)}[0]`),
    // Which of the subnets given is in which zone is not asked for.
    zoneName: () => null,
  };
}
