import type { Capability } from '../../spec/kind-spec';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { failovers, withStandby } from '../failovers';
import { standInFor } from '../standby-fixes';
import { nameOf, namesOf } from '../subjects';

/** What a region needs of which the other has something: any of the capabilities will do. */
const PARTS: readonly { readonly what: string; readonly any: readonly Capability[] }[] = [
  { what: 'compute', any: ['compute', 'function'] },
  { what: 'a database or a replica', any: ['sql-database', 'sql-replica'] },
  { what: 'a cache', any: ['cache'] },
  { what: 'a bucket', any: ['object-store'] },
  { what: 'a table', any: ['table'] },
  { what: 'a search engine', any: ['search-engine'] },
  { what: 'a queue', any: ['queue'] },
  { what: 'a topic', any: ['topic'] },
  { what: 'an API', any: ['http-api'] },
];

const having = (model: Model, region: string, any: readonly Capability[]): readonly string[] =>
  model.nodes
    .filter(
      ({ id, spec }) =>
        model.regionName(id) === region && any.some((one) => spec.can.includes(one)),
    )
    .map(({ id }) => id);

export const dr4 = defineRule('recovery/dr-4', {
  title: 'The second region has a counterpart of everything',
  why: 'What the application needs and the second region lacks has to be built while the first is down.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const { record, pair, primaryRegion, secondaryRegion } of failovers(model)) {
      if (primaryRegion === null || secondaryRegion === null || primaryRegion === secondaryRegion)
        continue;
      for (const { what, any } of PARTS) {
        const here = having(model, primaryRegion, any).filter((id) => model.isCritical(id));
        if (here.length === 0) continue;
        const there = having(model, secondaryRegion, any);
        const names = namesOf(model, here);
        yield there.length > 0
          ? pass(
              { nodes: [...here, ...there] },
              `${nameOf(record)}: ${namesOf(model, there)} in ${secondaryRegion} stands in for ${names}.`,
            )
          : fail(
              { nodes: [...here, record.id, pair.secondary.to] },
              `${nameOf(record)}: ${secondaryRegion} lacks ${what}, which ${names} is in ${primaryRegion}.`,
              { fixes: standInFor(model, here, pair.secondary.to) },
            );
      }
    }
  },
  examples: {
    good: [
      withStandby({
        standby: (design, { data }, { db }) => {
          const replica = design.node('rds-replica', { label: 'Far replica', parent: data });
          design.edge('replicates-to', db, replica);
          design.node('elasticache', { label: 'Far cache', parent: data });
        },
      }),
    ],
    bad: [
      withStandby(),
      withStandby({
        standby: (design, { data }) => {
          design.node('elasticache', { label: 'Far cache', parent: data });
        },
      }),
    ],
  },
});
