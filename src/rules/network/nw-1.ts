import { vpcCidrProblem } from '../../catalog/checks';
import { tier } from '../../catalog/tier/spec';
import { fieldProblem } from '../../spec/field-problem';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode, Network } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { fittingPrefix, setParams } from '../fixes';
import { LONGEST_ALB_PREFIX } from '../public-room';
import { nameOf, perSubject } from '../subjects';

type Tier = ModelNode<ParamsOf<typeof tier.fields>>;

const judge = perSubject((node: Tier, network: Network, hasAlb: boolean): readonly Verdict[] => {
  const { prefix } = node.params;
  const { cidr } = network;
  const own = network.tiers.find((one) => one.node === node.id);
  // A range or a prefix that cannot be read is PA-1's to report, a second tier of a role IS-6's.
  if (
    !cidr ||
    !own ||
    network.isExisting ||
    fieldProblem(tier.fields.prefix, prefix, { params: {} }) !== null
  )
    return [];
  // Ranges that a person gives are NW-8's.
  const subnets = network.subnets.filter(
    (subnet) => subnet.tier === own.role && subnet.given === null,
  );
  const first = subnets.find((subnet) => subnet.cidr === null);
  const subject = { nodes: [node.id, network.vpc] };
  const more = (wanted: number) => {
    const fitting = fittingPrefix(network, own.role, wanted);
    // A range that PA-1 refuses is mended first: smaller subnets in it would lead the other way.
    const isRefused = vpcCidrProblem(cidr.text) !== null;
    return {
      field: { node: node.id, name: 'prefix' },
      fixes:
        fitting === null || isRefused
          ? []
          : [setParams(node, { prefix: fitting }, `Use /${fitting} subnets`)],
    };
  };
  if (first) {
    return [
      fail(
        subject,
        `${nameOf(node)}: its /${prefix} for ${first.zone.name} does not fit into the tier's share of ${cidr.text}.`,
        more(prefix),
      ),
    ];
  }
  if (subnets.length === 0) return [];
  if (hasAlb && prefix > LONGEST_ALB_PREFIX) {
    return [
      fail(
        subject,
        `${nameOf(node)}: /${prefix} subnets are too small for a load balancer; /${LONGEST_ALB_PREFIX} is the least.`,
        more(LONGEST_ALB_PREFIX),
      ),
    ];
  }
  return [pass(subject, `${nameOf(node)}: ${subnets.length} × /${prefix} in ${cidr.text}.`)];
});

export const nw1 = defineRule('network/nw-1', {
  title: 'Subnets fit into their VPC',
  why: 'Each tier has a fixed share of the range of its VPC, and a subnet for each zone must fit in. AWS refuses a load balancer in a subnet smaller than /27.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  check: (model) =>
    judge(
      model.ofKind(tier).flatMap((node): Parameters<typeof judge>[0] => {
        const network = model.networkOf(node.id);
        const isAlb = ({ spec }: ModelNode) => spec.can.includes('load-balancer');
        return network ? [[node, network, model.children(node.id).some(isAlb)]] : [];
      }),
    ),
  examples: {
    good: [example()],
    bad: [
      example({ with: { data: { prefix: 17 } } }),
      example({ with: { public: { prefix: 28 } } }),
      example({ with: { vpc: { cidr: '10.0.0.0/19' } } }),
      example({ with: { vpc: { zones: ['a', 'b', 'f'] }, app: { prefix: 19 } } }),
    ],
  },
});
