import type { Kind } from '../../spec/catalog';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { primaryAndReplicas } from '../zone-use';
import { elasticache } from './spec';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

export const kind: Kind = {
  spec: elasticache,
  facts: {
    zones: (node, model) => {
      const { existing, nodes, multiAz, automaticFailover } = (node as Cache).params;
      if (existing) return [];
      return primaryAndReplicas(node.id, model, nodes, multiAz && automaticFailover);
    },
    port: (node) => (node as Cache).params.port,
    secret: (node) => {
      const { auth, existing } = (node as Cache).params;
      return auth === 'token' || auth === 'rbac-password'
        ? { owner: node.id, form: existing ? 'given' : 'auth-token' }
        : null;
    },
  },
};
