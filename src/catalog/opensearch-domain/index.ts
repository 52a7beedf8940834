import type { Kind } from '../../spec/catalog';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { sharesOver } from '../zone-use';
import { opensearchDomain } from './spec';

type Domain = ModelNode<ParamsOf<typeof opensearchDomain.fields>>;

const HTTPS = 443;

export const kind: Kind = {
  spec: opensearchDomain,
  facts: {
    zones: (node, model) => {
      const { nodes, zoneCount } = (node as Domain).params;
      return sharesOver(node.id, model, nodes, Number(zoneCount));
    },
    port: () => HTTPS,
  },
};
