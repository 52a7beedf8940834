import type { ParamsOf } from '../../spec/fields';
import type { Kind } from '../../spec/catalog';
import type { ModelNode } from '../../spec/model';
import { primaryAndReplicas } from '../zone-use';
import { instanceNumbers } from './instances';
import { auroraCluster } from './spec';

type Cluster = ModelNode<ParamsOf<typeof auroraCluster.fields>>;

export const kind: Kind = {
  spec: auroraCluster,
  facts: {
    zones: (node, model) => {
      const { existing, readers } = (node as Cluster).params;
      const count = instanceNumbers({ readers }).length;
      return existing ? [] : primaryAndReplicas(node.id, model, count, true, ['Writer', 'Reader']);
    },
    port: (node) => (node as Cluster).params.port,
    secret: (node) => ({
      owner: node.id,
      form: (node as Cluster).params.existing ? 'given' : 'rds-managed',
    }),
  },
};
