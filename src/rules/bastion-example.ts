import type { Design } from '../design';
import type { JsonObject } from '../kit/json';
import { example, type Change } from './example-designs';

/** The usual example with a bastion host in its public tier, or another, from which the database is administered. */
export const bastion = (
  params: JsonObject = {},
  change: Change = {},
  tier: 'public' | 'app' | 'data' = 'public',
): (() => Design) =>
  example({
    ...change,
    more: (design, ids) => {
      const host = design.node('bastion-host', {
        label: 'Bastion',
        slug: 'bastion',
        parent: ids[tier],
        params,
      });
      design.edge('administers', host, ids.db);
    },
  });
