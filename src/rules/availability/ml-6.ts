import { vpc } from '../../catalog/vpc/spec';
import { defineRule, fail, pass } from '../../validation';
import { COMPONENTS, example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf } from '../subjects';

export const ml6 = defineRule('availability/ml-6', {
  title: 'Every zone has its own NAT gateway',
  why: 'A NAT gateway lives in one zone. When a single one goes, servers and functions in all zones lose their way out.',
  lacking:
    'No servers and no functions stand in the application tier of a VPC of two zones that has a NAT gateway.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const node of model.ofKind(vpc)) {
      const network = model.networkOf(node.id);
      if (!network || network.zones.length < 2 || network.natZones.length === 0) continue;
      const runsCode = network.tiers.some(
        (tier) =>
          tier.role === 'app' &&
          model
            .children(tier.node)
            .some(({ spec: { can } }) => can.includes('compute') || can.includes('function')),
      );
      if (!runsCode) continue;
      const subject = { nodes: [node.id] };
      if (network.natZones.length === network.zones.length) {
        yield pass(
          subject,
          `${nameOf(node)}: a NAT gateway in each of ${network.zones.length} zones.`,
        );
        continue;
      }
      yield fail(
        subject,
        `${nameOf(node)}: the only NAT gateway stands in ${network.natZones[0]?.name ?? ''}; ${network.zones.length} zones lose their way out with it.`,
        {
          measure: network.zones.length,
          field: { node: node.id, name: 'nat' },
          fixes: [setParams(node, { nat: 'perAz' }, 'Add a NAT gateway per zone')],
        },
      );
    }
  },
  examples: {
    good: [example(), example({ with: { vpc: { nat: 'none' } } })],
    bad: [
      example({ with: { vpc: { nat: 'single' } } }),
      example({
        with: { vpc: { nat: 'single' } },
        without: COMPONENTS,
        more: (design, { app }) => {
          design.node('lambda-function', { label: 'Orders', parent: app });
        },
      }),
    ],
  },
});
