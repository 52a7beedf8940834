import type { NodeId } from '../../design';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { namesOf } from '../subjects';

/** "Elastic IP addresses per Region": five unless the account's quota has been raised. */
const ADDRESSES_PER_REGION = 5;

const natCount = (model: Model, vpc: NodeId): number => model.networkOf(vpc)?.natZones.length ?? 0;

/** EC2 answers AddressLimitExceeded. */
export const nw7 = defineRule('network/nw-7', {
  title: 'NAT gateways fit the address quota',
  why: 'Each NAT gateway takes an Elastic IP address, and a new account has five per region.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const byRegion = new Map<string, { count: number; vpcs: NodeId[] }>();
    for (const network of model.networks) {
      if (network.natZones.length === 0) continue;
      const known = byRegion.get(network.region) ?? { count: 0, vpcs: [] };
      known.count += network.natZones.length;
      known.vpcs.push(network.vpc);
      byRegion.set(network.region, known);
    }
    for (const [region, { count, vpcs }] of byRegion) {
      const subject = { nodes: vpcs };
      if (count <= ADDRESSES_PER_REGION) {
        yield pass(
          subject,
          `${region}: ${count} of ${ADDRESSES_PER_REGION} Elastic IP addresses for NAT.`,
        );
        continue;
      }
      const widest = vpcs.toSorted((a, b) => natCount(model, b) - natCount(model, a))[0] ?? '';
      yield fail(
        subject,
        `${region}: ${count} NAT gateways of ${namesOf(model, vpcs)} need ${count} Elastic IP addresses; an account has ${ADDRESSES_PER_REGION} until its quota is raised.`,
        {
          measure: count,
          field: { node: widest, name: 'nat' },
          // Offered only where it is enough. A raised quota is as good, and only a person knows.
          fixes:
            count - natCount(model, widest) + 1 > ADDRESSES_PER_REGION
              ? []
              : [
                  setParams(
                    { id: widest },
                    { nat: 'single' },
                    `Use a single NAT gateway in ${namesOf(model, [widest])}`,
                    false,
                  ),
                ],
        },
      );
    }
  },
  examples: {
    good: [example()],
    bad: [example({ with: { vpc: { zones: ['a', 'b', 'c', 'd', 'e', 'f'] } } })],
  },
});
