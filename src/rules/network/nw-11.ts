import { opensearchDomain } from '../../catalog/opensearch-domain/spec';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { search } from '../search-example';
import { nameOf, placedOf } from '../subjects';

export const nw11 = defineRule('network/nw-11', {
  title: 'A search engine has a subnet for each of its zones',
  why: 'OpenSearch wants as many subnets as zones, each in another one.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const domain of placedOf(model, opensearchDomain)) {
      const zones = model.networkOf(domain.id)?.zones.length ?? 0;
      const wanted = Number(domain.params.zoneCount);
      // An odd value is PA-1's to report.
      if (Number.isNaN(wanted)) continue;
      const subject = { nodes: [domain.id] };
      if (wanted <= zones) {
        yield pass(subject, `${nameOf(domain)}: ${wanted} of ${plural(zones, 'zone')}.`);
        continue;
      }
      yield fail(
        subject,
        `${nameOf(domain)}: wants ${plural(wanted, 'zone')}; its VPC has ${zones}.`,
        {
          field: { node: domain.id, name: 'zoneCount' },
          fixes:
            zones < 2
              ? []
              : [
                  setParams(
                    domain,
                    {
                      zoneCount: String(zones),
                      nodes: Math.ceil(domain.params.nodes / zones) * zones,
                    },
                    `Use ${plural(zones, 'zone')}`,
                  ),
                ],
        },
      );
    }
  },
  examples: {
    good: [
      search(),
      search({ zoneCount: '2', nodes: 2 }, { with: { vpc: { zones: ['a', 'b'] } } }),
    ],
    bad: [
      search({}, { with: { vpc: { zones: ['a', 'b'] } } }),
      search({}, { with: { vpc: { zones: ['a'] } } }),
    ],
  },
});
