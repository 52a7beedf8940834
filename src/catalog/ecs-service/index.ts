import type { ParamsOf } from '../../spec/fields';
import type { Kind } from '../../spec/catalog';
import type { ModelNode } from '../../spec/model';
import { sharesOver } from '../zone-use';
import { isOnEc2, leastServers } from './servers';
import { ecsService } from './spec';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

export const kind: Kind = {
  spec: ecsService,
  facts: {
    zones: (node, model) => {
      const { params } = node as Service;
      // Tasks are where servers are, and servers fill one zone after the other.
      return sharesOver(
        node.id,
        model,
        params.min,
        isOnEc2(params) ? leastServers(params) : Infinity,
      );
    },
    port: (node) => (node as Service).params.port,
  },
};
