import type { Verb } from '../../spec/catalog';
import { defineVerb } from '../../spec/verb-spec';
import { doorTo } from './data-access';

export const administers = defineVerb({
  id: 'administers',
  title: 'administers',
  summary:
    'People reach this through the bastion host: a security group rule, and no credentials. Each brings their own.',
  flow: 'traffic',
  from: ['bastion'],
  to: ['sql-database', 'sql-replica', 'sql-pool', 'cache', 'search-engine'],
  sameNetwork: true,
  fields: {},
  exported: true,
  caption: () => '',
});

export const verb: Verb = {
  spec: administers,
  facts: { reach: (edge, model) => doorTo(edge, model, 'Administration') },
};
