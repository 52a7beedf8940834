import type { Kind } from '../../spec/catalog';
import type { ParamsOf } from '../../spec/fields';
import { TIER_ROLES, type TierRole } from '../../spec/kind-spec';
import type { ModelNode } from '../../spec/model';
import { readRanges } from './ranges';
import { tier } from './spec';

export const kind: Kind = {
  spec: tier,
  facts: {
    tier: (node) => {
      const { role, prefix, ranges, internetRoute } = (
        node as ModelNode<ParamsOf<typeof tier.fields>>
      ).params;
      return {
        role: TIER_ROLES.includes(role as TierRole) ? (role as TierRole) : 'app',
        prefix,
        ranges: readRanges(ranges),
        internetRoute,
      };
    },
  },
};
