import { rdsProxy } from '../../catalog/rds-proxy/spec';
import { zoneLetters } from '../../catalog/regions';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setZones } from '../fixes';
import { lettersOf, nameOf, placedOf } from '../subjects';

/** An error, because CreateDBProxy refuses subnets of one zone. */
export const cp4 = defineRule('connections/cp-4', {
  title: 'Proxy stands in two zones',
  why: 'RDS Proxy asks for subnets in two Availability Zones, or AWS refuses it.',
  lacking: 'No RDS Proxy stands in a VPC.',
  severity: 'error',
  refused: true,
  sameAs: ['ML-1', 'ML-7', 'NW-4', 'NW-2'],
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const proxy of placedOf(model, rdsProxy)) {
      const network = model.networkOf(proxy.id);
      if (!network) continue;
      const letters = lettersOf(network);
      const subject = { nodes: [proxy.id, network.vpc] };
      if (letters.length >= 2) {
        yield pass(subject, `${nameOf(proxy)}: in ${letters.length} zones.`);
        continue;
      }
      const vpc = model.get(network.vpc);
      const wanted = [...new Set([...letters, ...zoneLetters(network.region)])].slice(0, 3);
      yield fail(
        subject,
        `${nameOf(proxy)}: ${nameOf(vpc)} has ${letters.length === 1 ? 'one zone' : 'no zone'}; RDS Proxy asks for subnets in two.`,
        {
          field: { node: vpc.id, name: 'zones' },
          fixes: [setZones(vpc, wanted, `Use zones ${listWords(wanted)}`)],
        },
      );
    }
  },
  examples: {
    good: [example()],
    bad: [example({ with: { vpc: { zones: ['c'] } } })],
  },
});
