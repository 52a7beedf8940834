import { tier } from '../../catalog/tier/spec';
import { overlapsCidr } from '../../kit/cidr';
import type { Network, Subnet } from '../../spec/model';
import { fieldProblem } from '../../spec/field-problem';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { fixWith, withoutRanges } from '../fixes';
import { LONGEST_ALB_PREFIX } from '../public-room';
import { nameOf } from '../subjects';

/** What is wrong with a range that a person has given, as the end of a sentence; null when nothing is. */
function whyRefused(network: Network, subnet: Subnet, hasAlb: boolean): string | null {
  const { cidr, given, zone } = subnet;
  if (!cidr) return `${given ?? ''} for ${zone.name} does not lie in ${network.cidr?.text ?? ''}.`;
  const rival = network.subnets.find(
    (other) => other !== subnet && other.cidr !== null && overlapsCidr(other.cidr, cidr),
  );
  if (rival) {
    return `${cidr.text} for ${zone.name} overlaps ${rival.cidr?.text ?? ''} of the ${rival.tier} tier in ${rival.zone.name}.`;
  }
  return hasAlb && cidr.prefix > LONGEST_ALB_PREFIX
    ? `${cidr.text} for ${zone.name} is too small for a load balancer; /${LONGEST_ALB_PREFIX} is the least.`
    : null;
}

export const nw8 = defineRule('network/nw-8', {
  title: 'Ranges of subnets lie side by side in their VPC',
  why: 'AWS refuses a subnet outside the range of its VPC, and one that overlaps another.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const node of model.ofKind(tier)) {
      const network = model.networkOf(node.id);
      const own = network?.tiers.find((one) => one.node === node.id);
      const { ranges } = node.params;
      // What cannot be read is PA-1's to report.
      if (!network?.cidr || !own || fieldProblem(tier.fields.ranges, ranges, node) !== null)
        continue;
      const given = network.subnets.filter(
        (subnet) => subnet.tier === own.role && subnet.given !== null,
      );
      const hasAlb = model
        .children(node.id)
        .some((child) => child.spec.can.includes('load-balancer'));
      const wrong = given.flatMap((subnet) => {
        const why = whyRefused(network, subnet, hasAlb);
        return why === null ? [] : [{ subnet, why }];
      });
      const subject = { nodes: [node.id] };
      const [first] = wrong;
      if (!first) {
        if (given.length > 0) {
          yield pass(
            subject,
            `${nameOf(node)}: ${given.map(({ given: text }) => text).join(', ')}.`,
          );
        }
        continue;
      }
      yield fail(subject, `${nameOf(node)}: ${first.why}`, {
        field: { node: node.id, name: 'ranges' },
        fixes: [
          fixWith('Compute these ranges', false, ({ tx }) => {
            const record = tx.design.nodes[node.id];
            if (!record) return 'The tier is gone.';
            const left = withoutRanges(
              record.params.ranges,
              wrong.map(({ subnet }) => subnet),
            );
            tx.changeNode(node.id, { params: { ...record.params, ranges: left } });
          }),
        ],
      });
    }
  },
  examples: {
    good: [
      example(),
      example({ with: { app: { ranges: ['a=10.0.64.0/20', 'c=10.0.80.0/20'] } } }),
      example({
        with: {
          vpc: { style: 'existing', cidr: '100.64.0.0/16' },
          data: { ranges: ['b=100.64.3.0/24'] },
        },
      }),
    ],
    bad: [
      example({ with: { app: { ranges: ['b=10.1.0.0/22'] } } }),
      example({ with: { data: { ranges: ['a=10.0.0.0/24'] } } }),
      example({ with: { app: { ranges: ['a=10.0.64.0/20', 'b=10.0.64.0/21'] } } }),
      example({ with: { public: { ranges: ['a=10.0.4.0/28'] } } }),
    ],
  },
});
