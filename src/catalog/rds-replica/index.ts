import type { Kind } from '../../spec/catalog';
import { replicatesTo } from '../verbs/replicates-to';
import { primaryAndStandby } from '../zone-use';
import { standOf, zoneIn } from './place';
import { rdsReplica } from './spec';

export const kind: Kind = {
  spec: rdsReplica,
  facts: {
    zones: (node, model) => {
      const stand = standOf(node.id, model);
      if (node.params.multiAz === true) return primaryAndStandby(stand, model, true);
      const network = model.networkOf(stand);
      const tier = model.tierOf(stand);
      const zone = network && zoneIn(String(node.params.zone), network, tier);
      return zone && tier ? [{ zone, tier, role: 'node', label: 'Replica' }] : [];
    },
    port: (node, model) => {
      const source = model.edgesTo(node.id, replicatesTo)[0];
      return source ? model.portOf(source.from) : null;
    },
  },
};
