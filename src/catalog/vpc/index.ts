import type { Kind } from '../../spec/catalog';
import type { ModelNode } from '../../spec/model';
import type { ParamsOf } from '../../spec/fields';
import { vpc } from './spec';

export const kind: Kind = {
  spec: vpc,
  facts: {
    network: (node) => {
      const { cidr, zones, nat, style } = (node as ModelNode<ParamsOf<typeof vpc.fields>>).params;
      return {
        cidr,
        letters: zones,
        nat: nat === 'single' || nat === 'none' ? nat : 'perAz',
        isExisting: style === 'existing',
      };
    },
    zones: (node, model) =>
      (model.networkOf(node.id)?.natZones ?? []).map((zone) => ({
        zone,
        role: 'nat',
        label: 'NAT',
        tier: 'public',
      })),
  },
};
