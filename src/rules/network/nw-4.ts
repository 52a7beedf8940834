import { elasticache } from '../../catalog/elasticache/spec';
import { zoneLetters } from '../../catalog/regions';
import { vpc } from '../../catalog/vpc/spec';
import type { NodeId } from '../../design';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { clustered, example } from '../example-designs';
import { setZones } from '../fixes';
import { lettersOf, nameOf, namesOf, placedDatabases, placedOf } from '../subjects';

/** DBSubnetGroupDoesNotCoverEnoughAZs, and its like for a Multi-AZ cache. */
export const nw4 = defineRule('network/nw-4', {
  title: 'Subnet groups of data span two zones',
  why: 'RDS refuses a subnet group in one Availability Zone, whether or not there is a standby. ElastiCache refuses Multi-AZ there.',
  lacking: 'No database and no Multi-AZ cache is created in a VPC.',
  severity: 'error',
  refused: true,
  sameAs: ['ML-1', 'ML-7', 'NW-2'],
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const caches = placedOf(model, elasticache).filter(
      ({ params }) => params.multiAz && !params.existing,
    );
    const byVpc = new Map<NodeId, NodeId[]>();
    for (const { id } of [...placedDatabases(model), ...caches]) {
      const home = model.networkOf(id)?.vpc ?? '';
      byVpc.set(home, [...(byVpc.get(home) ?? []), id]);
    }
    for (const node of model.ofKind(vpc)) {
      const network = model.networkOf(node.id);
      if (!network) continue;
      const inside = byVpc.get(node.id);
      if (!inside) continue;
      const letters = lettersOf(network);
      if (letters.length >= 2) {
        yield pass(
          { nodes: [node.id, ...inside] },
          `${nameOf(node)}: ${letters.length} zones for ${namesOf(model, inside)}.`,
        );
        continue;
      }
      const wanted = [...new Set([...letters, ...zoneLetters(network.region)])].slice(0, 3);
      yield fail(
        { nodes: [node.id, ...inside] },
        `${namesOf(model, inside)}: the VPC ${nameOf(node)} has ${letters.length === 1 ? 'one zone' : 'no zone'}; AWS asks for subnets in two.`,
        {
          field: { node: node.id, name: 'zones' },
          fixes: [setZones(node, wanted, `Use zones ${listWords(wanted)}`)],
        },
      );
    }
  },
  examples: {
    good: [
      clustered(),
      example(),
      example({
        with: {
          vpc: { style: 'existing', zones: ['a'] },
          db: { existing: true },
          cache: { existing: true },
        },
        without: ['replica', 'proxy'],
      }),
    ],
    bad: [
      clustered({}, { with: { vpc: { zones: ['b'] } }, without: ['cache'] }),
      example({ with: { vpc: { zones: ['a'] } } }),
      example({ with: { vpc: { zones: ['a'] }, db: { multiAz: false } }, without: ['cache'] }),
    ],
  },
});
