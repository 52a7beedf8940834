import type { Kind } from '../../spec/catalog';
import { pools } from '../verbs/pools';
import { inEveryZone } from '../zone-use';
import { proxyPort } from '../sql-engines';
import { rdsProxy } from './spec';

export const kind: Kind = {
  spec: rdsProxy,
  facts: {
    zones: (node, model) => inEveryZone(node.id, model, 'Proxy'),
    port: (node, model) => {
      const database = model.edgesFrom(node.id, pools)[0];
      return database ? proxyPort(String(model.get(database.to).params.engine)) : null;
    },
  },
};
