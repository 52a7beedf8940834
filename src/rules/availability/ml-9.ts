import { opensearchDomain } from '../../catalog/opensearch-domain/spec';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { search } from '../search-example';
import { lettersOf, nameOf, placedOf } from '../subjects';

const MOST_ZONES = 3;

export const ml9 = defineRule('availability/ml-9', {
  title: 'Search engine spans zones',
  why: 'With zone awareness each replica shard lies in another zone than its primary, so that a lost zone loses no document.',
  lacking: 'No search engine stands in a VPC.',
  severity: 'warning',
  maps: { cdkNag: ['OS7'], fsbp: ['Opensearch.6'], wellArchitected: ['REL'] },
  *check(model) {
    for (const domain of placedOf(model, opensearchDomain)) {
      const { zoneCount, nodes } = domain.params;
      const subject = { nodes: [domain.id] };
      if (zoneCount !== '1') {
        yield pass(subject, `${nameOf(domain)}: ${nodes} data nodes over ${zoneCount} zones.`);
        continue;
      }
      const network = model.networkOf(domain.id);
      const zones = Math.min(MOST_ZONES, network ? lettersOf(network).length : 1);
      yield fail(subject, `${nameOf(domain)}: all data nodes stand in one zone.`, {
        field: { node: domain.id, name: 'zoneCount' },
        fixes:
          zones < 2
            ? []
            : [
                setParams(
                  domain,
                  { zoneCount: String(zones), nodes: Math.ceil(nodes / zones) * zones },
                  `Spread it over ${zones} zones`,
                ),
              ],
      });
    }
  },
  examples: {
    good: [search(), search({ zoneCount: '2', nodes: 4 })],
    bad: [
      search({ zoneCount: '1', nodes: 1 }),
      search({ zoneCount: '1', nodes: 4 }, { with: { vpc: { zones: ['a', 'b'] } } }),
    ],
  },
});
