import type { Verb } from '../../spec/catalog';
import type { Reach } from '../../spec/model';
import { defineVerb } from '../../spec/verb-spec';
import { publicDoors } from './public-doors';

/** Databases and servers are ends too: a person must be able to draw the mistake, which is then a finding. */
export const requests = defineVerb({
  id: 'requests',
  title: 'sends requests to',
  summary: 'Traffic from the internet enters here.',
  flow: 'traffic',
  from: ['traffic-source'],
  to: [
    'dns-name',
    'load-balancer',
    'http-api',
    'http-target',
    'sql-database',
    'sql-pool',
    'sql-replica',
    'cache',
    'search-engine',
  ],
  sameNetwork: false,
  fields: {},
  exported: true,
  caption: () => '',
});

export const verb: Verb = {
  spec: requests,
  facts: {
    reach: (edge, model): readonly Reach[] => publicDoors(edge.id, edge.to, model),
  },
};
