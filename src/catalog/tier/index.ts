import type { Kind } from '../../spec/catalog';
import { TIER_ROLES, type TierRole } from '../../spec/kind-spec';
import { tier } from './spec';

export const kind: Kind = {
  spec: tier,
  facts: {
    tier: ({ params }) => ({
      role: TIER_ROLES.includes(params.role as TierRole) ? (params.role as TierRole) : 'app',
      prefix: Number(params.prefix),
    }),
  },
};
